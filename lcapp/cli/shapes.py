"""How forms, calls, dossiers and findings look in JSON: a contract, scripts rely on it."""

from collections.abc import Iterable
from typing import Any

from lcapp.domain.answers import AnswerKey
from lcapp.domain.calls import Call, CallDate, Recipient
from lcapp.domain.completeness import Completeness
from lcapp.domain.conditions import Condition
from lcapp.domain.findings import Finding
from lcapp.domain.forms import Form, Option, Part, Question, Section
from lcapp.domain.versions import Version
from lcapp.i18n import Words
from lcapp.i18n.wording import finding_sentence
from lcapp.i18n.wording_advice import advice_source
from lcapp.services.ports import DossierCard, Sample

_DATES = ("opens", "city_deadline", "commission_deadline", "result", "own_deadline")


def form_head(form: Form) -> dict[str, Any]:
    """A form in a list: `id` and `version` joined by a hyphen are its `name`."""
    return {
        "id": form.id,
        "version": form.version,
        "name": form.name,
        "kind": form.kind,
        "title": form.title,
        "languages": list(form.languages),
        "status": form.status,
        "valid": form.valid,
        "confidence": str(form.confidence),
        "provenance": form.provenance,
        "checked": {"on": form.checked.on, "by": form.checked.by} if form.checked else None,
        "digest": form.digest,
    }


def whole_form(form: Form) -> dict[str, Any]:
    """A form with everything in it."""
    return {
        **form_head(form),
        "evidence": list(form.evidence),
        "attachments": list(form.attachments),
        "parts": [_part(part) for part in form.parts],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "id": part.id,
        "title": part.title,
        "filled_by": str(part.filled_by),
        "sheet": part.sheet,
        "sections": [_section(section) for section in part.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "intro": section.intro,
        "layout": section.layout,
        "questions": [question_shape(question) for question in section.questions],
    }


def question_shape(question: Question) -> dict[str, Any]:
    """A question, or a field in a group. Limits that do not apply are null."""
    return {
        "id": question.id,
        "type": str(question.type),
        "label": question.label,
        "explanation": question.explanation,
        "filled_by": str(question.filled_by),
        "takes_answer": question.takes_answer,
        "required": question.required,
        "translatable": question.translatable,
        "with_links": question.with_links,
        "with_evidence": question.with_evidence,
        "with_text": question.with_text,
        "with_stamp": question.with_stamp,
        "partial": question.partial,
        "unit": question.unit,
        "parts": list(question.parts),
        "min_words": question.min_words,
        "max_words": question.max_words,
        "max_characters": question.max_characters,
        "min": None if question.min is None else _number(str(question.min)),
        "max": None if question.max is None else _number(str(question.max)),
        "earliest": question.earliest,
        "latest": question.latest,
        "min_items": question.min_items,
        "max_items": question.max_items,
        "max_age_years": question.max_age_years,
        "options": _options(question.options),
        "rows": _options(question.rows),
        "scale": list(question.scale),
        "scale_meaning": list(question.scale_meaning),
        "fields": [question_shape(field) for field in question.fields],
        "visible_when": _condition(question.visible_when),
        "required_when": _condition(question.required_when),
        "computed": {"rule": question.computed.rule, "of": list(question.computed.of)}
        if question.computed
        else None,
        "provenance": question.provenance,
        "confidence": str(question.confidence),
        "note": question.note,
    }


def _options(options: Iterable[Option]) -> list[dict[str, str]]:
    return [{"id": option.id, "label": option.label} for option in options]


def _number(text: str) -> int | str:
    return int(text) if text.lstrip("-").isdigit() else text


def _condition(condition: Condition | None) -> dict[str, Any] | None:
    if condition is None:
        return None
    if condition.parts:
        return {condition.operator: [_condition(part) for part in condition.parts]}
    return {"question": condition.question, condition.operator: condition.operand}


def call_shape(call: Call) -> dict[str, Any]:
    """A call with its dates, each with its certainty, and its cap."""
    return {
        "id": call.id,
        "form": call.form,
        "kind": str(call.kind),
        "title": call.title,
        "dates": {name: _date(getattr(call, name)) for name in _DATES},
        "cap": call.cap.number,
        "cap_certainty": str(call.cap.certainty),
        "cap_source": call.cap.source,
        "languages": list(call.languages),
        "expected": call.expected,
        "member_months": call.member_months,
        "years_after_award": call.years_after_award,
        "excluded_join_years": list(call.excluded_join_years),
        "recipients": [_recipient(each) for each in call.recipients],
        "notes": list(call.notes),
    }


def _date(date: CallDate) -> dict[str, str | None]:
    return {
        "value": date.value or None,
        "certainty": str(date.certainty),
        "source": date.source,
        "note": date.note,
    }


def _recipient(each: Recipient) -> dict[str, str]:
    return {
        "sender": each.sender,
        "receiver": each.receiver,
        "what": each.what,
        "address": each.address,
        "copy_to": each.copy_to,
        "source": each.source,
    }


def dossier_shape(card: DossierCard, version: Version | None) -> dict[str, Any]:
    """A line of the list of dossiers, with the version kept last; null where none was kept."""
    dossier = card.dossier
    return {
        "dossier": dossier.number,
        "uuid": dossier.uuid,
        "title": dossier.title,
        "kind": dossier.kind,
        "call": dossier.call,
        "form": dossier.form,
        "status": dossier.status,
        "fictional": dossier.fictional,
        "answered": card.progress.answered,
        "required": card.progress.required,
        "percent": card.progress.percent,
        "to_fix": card.progress.to_fix,
        "version": _kept_version(version) if version else None,
        "created_at": dossier.created_at.isoformat(),
        "updated_at": dossier.updated_at.isoformat(),
    }


def _kept_version(version: Version) -> dict[str, Any]:
    return {
        "number": version.number,
        "kind": str(version.kind),
        "label": version.label,
        "taken_at": version.taken_at.isoformat(),
        "content_id": version.content_id,
    }


def sample_shape(sample: Sample) -> dict[str, Any]:
    """A sample city."""
    return {
        "name": sample.name,
        "title": sample.title,
        "call": sample.call,
        "fictional": sample.fictional,
        "dated": sample.dated,
        "note": sample.note,
        "answers": len(sample.answers),
        "sources": list(sample.sources),
    }


def finding_shape(words: Words, finding: Finding, form: Form) -> dict[str, Any]:
    """A finding with its sentence in English."""
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "question": finding.question,
        "language": finding.language,
        "item": finding.item,
        "field": finding.field,
        "params": dict(finding.params),
        "text": finding_sentence(words, finding, form),
        "source": advice_source(words, finding.code),
    }


def completeness_shape(so_far: Completeness) -> dict[str, Any]:
    """How far along a dossier is."""
    return {
        "answered": so_far.answered,
        "not_relevant": so_far.not_relevant,
        "required": so_far.required,
        "percent": so_far.percent,
        "sections": [
            {
                "section": s.section,
                "answered": s.answered,
                "not_relevant": s.not_relevant,
                "required": s.required,
                "begun": s.begun,
            }
            for s in so_far.sections
        ],
    }


def key_shape(key: AnswerKey) -> dict[str, str]:
    """Where an answer stands."""
    return {"question": key.question, "language": key.language}
