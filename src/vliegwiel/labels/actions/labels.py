# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adding, changing, retiring and linking facets and labels. A label is never deleted: what wears it keeps its word."""

from collections.abc import Mapping
from datetime import date

from vliegwiel.kit import changes, clock, db
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.localtext import LocalText, local
from vliegwiel.labels.actions import rules
from vliegwiel.labels.events import FacetChanged, LabelChanged, LabelRetired, LabelsLinked, LabelsUnlinked
from vliegwiel.labels.models import Facet, Label, LabelLink, LinkKind

Text = LocalText | Mapping[str, str] | str


@db.action
def upsert_facet(*, code: str, name: Text, overlaps: bool = False, order: int = 0, by: Actor) -> Facet:
    """The facet with this code as described; nothing is recorded when it already was so. Raises CodeMisshapen."""
    rules.check_slug(code)
    facet = Facet.objects.filter(code=code).first() or Facet(code=code)
    if changes.put(facet, name=local(name), overlaps=overlaps, order=order):
        rules.recorded(FacetChanged(facet=facet.id), by=by)
    return facet


@db.action
def upsert(
    *,
    code: str,
    name: Text,
    description: Text = "",
    parent: str | None = None,
    icon: str = "",
    hue: str = "",
    valid_from: date | None = None,
    valid_until: date | None = None,
    order: int = 0,
    by: Actor,
) -> Label:
    """The label with this code ("facet:slug") as described, offered again if it was retired.

    Nothing is recorded when it already was so. Raises a refusal of labels.actions.rules.
    """
    facet, _colon, slug = code.partition(":")
    rules.check_slug(slug)
    rules.check_period(valid_from, valid_until)
    if not Facet.objects.filter(code=facet).exists():
        raise rules.FacetUnknown
    label = Label.objects.filter(code=code).first() or Label(code=code, facet_id=facet)
    changed = changes.put(
        label,
        name=local(name),
        description=local(description),
        parent_id=_parent_of(label, parent).id if parent else None,
        icon=icon,
        hue=hue,
        valid_from=valid_from,
        valid_until=valid_until,
        order=order,
        retired_at=None,
    )
    if changed:
        rules.recorded(LabelChanged(label=label.id), by=by, labels=(code,))
    return label


def _parent_of(label: Label, code: str) -> Label:
    parent = Label.objects.filter(code=code).first()
    if parent is None:
        raise rules.LabelUnknown
    above: Label | None = parent
    while above is not None:
        if above.id == label.id:
            raise rules.ParentInCircle
        above = above.parent
    return parent


@db.action
def retire(*, label: Label, by: Actor) -> None:
    """Offers the label no longer. Retiring twice changes nothing."""
    if changes.put(label, retired_at=label.retired_at or clock.now()):
        rules.recorded(LabelRetired(label=label.id), by=by, labels=(label.code,))


@db.action
def link(*, source: str, target: str, kind: LinkKind, by: Actor) -> LabelLink:
    """Makes one label strengthen or carry another. Linking twice changes nothing. Raises LabelUnknown, ParentInCircle."""
    if source == target:
        raise rules.ParentInCircle
    ends = {label.code: label for label in Label.objects.filter(code__in=[source, target])}
    if len(ends) != 2:
        raise rules.LabelUnknown
    found, added = LabelLink.objects.get_or_create(source=ends[source], target=ends[target], kind=kind)
    if added:
        fact = LabelsLinked(source=found.source_id, target=found.target_id)
        rules.recorded(fact, by=by, labels=(source, target))
    return found


@db.action
def unlink(*, link: LabelLink, by: Actor) -> None:
    """Takes a link away."""
    fact = LabelsUnlinked(source=link.source_id, target=link.target_id)
    link.delete()
    rules.recorded(fact, by=by)
