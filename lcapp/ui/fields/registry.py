"""Which field belongs to which type of question; a new type is one class and one line here."""

from collections.abc import Mapping

from lcapp.domain.forms import QuestionType
from lcapp.ui.fields.choice import Choice
from lcapp.ui.fields.choices import Choices
from lcapp.ui.fields.country import CountryField
from lcapp.ui.fields.data_point import DataPoint
from lcapp.ui.fields.date_field import DateField
from lcapp.ui.fields.email import Email
from lcapp.ui.fields.field import Field
from lcapp.ui.fields.group import Group
from lcapp.ui.fields.list_field import ListField
from lcapp.ui.fields.long_text import LongText
from lcapp.ui.fields.phone import Phone
from lcapp.ui.fields.ranking import Ranking
from lcapp.ui.fields.rating_grid import RatingGrid
from lcapp.ui.fields.short_text import ShortText
from lcapp.ui.fields.signature import Signature
from lcapp.ui.fields.statement import Statement
from lcapp.ui.fields.url import Url

FIELDS: Mapping[QuestionType, type[Field]] = {
    QuestionType.SHORT_TEXT: ShortText,
    QuestionType.LONG_TEXT: LongText,
    QuestionType.DATA_POINT: DataPoint,
    QuestionType.DATE: DateField,
    QuestionType.CHOICE: Choice,
    QuestionType.CHOICES: Choices,
    QuestionType.RATING_GRID: RatingGrid,
    QuestionType.LIST: ListField,
    QuestionType.RANKING: Ranking,
    QuestionType.GROUP: Group,
    QuestionType.EMAIL: Email,
    QuestionType.PHONE: Phone,
    QuestionType.URL: Url,
    QuestionType.COUNTRY: CountryField,
    QuestionType.STATEMENT: Statement,
    QuestionType.SIGNATURE: Signature,
}
