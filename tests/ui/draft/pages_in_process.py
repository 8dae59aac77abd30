"""Pages of a PDF drawn in this process: a stand-in for the child process, for tests of what shows them."""

import pypdfium2

from lcapp.services.page_pictures import PagePicture, PageSize


class PagesInProcess:
    """Counts what is asked of it."""

    def __init__(self, data: bytes) -> None:
        self._pdf = pypdfium2.PdfDocument(data)
        self.asked: list[tuple[int, float, bool]] = []
        self.closed = False

    @property
    def sizes(self):
        return tuple(PageSize(*page.get_size()) for page in self._pdf)

    def picture(self, page, *, dpi, grey=False):
        assert not self.closed
        self.asked.append((page, dpi, grey))
        image = self._pdf[page].render(scale=dpi / 72).to_pil().convert("L" if grey else "RGB")
        return PagePicture(image.width, image.height, image.tobytes(), grey=grey)

    def close(self):
        self.closed = True
        self._pdf.close()
