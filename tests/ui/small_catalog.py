"""Words of a language in which only a few texts of the demonstration form are translated."""

import gettext
import io

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from lcapp.i18n import Words

TURKISH = {
    "part.city_part.title": ("Part 1", "1. Kısım"),
    "section.city.title": ("Your city", "Şehriniz"),
    "city.name.label": ("Name of city", "Şehrin adı"),
    "city.networks.option.yes": ("Yes", "Evet"),
    "city.networks.option.no": ("No", "Hayır"),
    "profile.population.unit": ("persons", "kişi"),
    "profile.goals.option.equity": ("Equity and inclusion", "Eşitlik ve kapsayıcılık"),
    "profile.goals.option.work": ("Work and employment", "İş ve istihdam"),
    "profile.status.option.capital": ("Capital", "Başkent"),
    "profile.status.option.district": ("District", "İlçe " * 12),
    "motivation.challenges.row.work": ("Learning for and in the workplace", "İşyerinde öğrenme"),
    "motivation.challenges.scale.1": ("no challenge", "zorluk yok"),
    "motivation.challenges.scale.2": ("great challenge", "büyük zorluk"),
    "motivation.order.option.families": ("Families", "Aileler"),
    "practice.items.size.option.small": ("Small", "Küçük"),
}


def words_of_forms(language: str, texts: dict[str, tuple[str, str]], *, form: str = "demo-1") -> Words:
    """A language whose program speaks English and whose forms know these texts."""
    catalog, written = Catalog(locale=language), io.BytesIO()
    for place, (official, own) in texts.items():
        catalog.add(official, own, context=f"{form}/{place}")
    write_mo(written, catalog)
    written.seek(0)
    return Words(language, None, gettext.GNUTranslations(written))
