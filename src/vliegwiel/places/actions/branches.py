# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adding, changing and retiring branches and their spaces. Neither is ever deleted: what happened there keeps its place."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from vliegwiel.kit import changes, clock, db
from vliegwiel.kit.actors import Actor
from vliegwiel.kit.localtext import local
from vliegwiel.places.actions import rules
from vliegwiel.places.events import BranchChanged, BranchRetired, SpaceChanged, SpaceRetired
from vliegwiel.places.models import Branch, Kern, Space


class BranchFacts(TypedDict, total=False):
    """What may be told of a branch; what is left out becomes empty. Degrees in WGS 84."""

    street: str
    postcode: str
    town: str
    phone: str
    email: str
    about: rules.Text
    building: str
    lat: float | None
    lon: float | None
    order: int
    assumed: bool


_NOTHING_TOLD: BranchFacts = {
    "street": "",
    "postcode": "",
    "town": "",
    "phone": "",
    "email": "",
    "about": "",
    "building": "",
    "lat": None,
    "lon": None,
    "order": 0,
    "assumed": False,
}


@db.action
def upsert(
    *,
    code: str,
    name: rules.Text,
    kern: Kern,
    access: Iterable[str] = (),
    by: Actor,
    **facts: Unpack[BranchFacts],
) -> Branch:
    """The branch with this code as described, shown again if it was retired. Raises a refusal of places.actions.rules."""
    rules.check_slug(code)
    rules.check_position(facts.get("lat"), facts.get("lon"))
    branch = Branch.objects.filter(code=code).first() or Branch(code=code)
    described = {**_NOTHING_TOLD, **facts, "about": local(facts.get("about", ""))}
    changed = changes.put(branch, name=local(name), kern_id=kern.id, retired_at=None, **described)
    if _set_access(branch, access) or changed:
        rules.recorded(BranchChanged(branch=branch.id), by=by, branch=code, labels_of=access)
    return branch


def _set_access(place: Branch | Space, codes: Iterable[str]) -> bool:
    return changes.put_many(place, "access", [info.id for info in rules.access_labels(codes)])


@db.action
def retire(*, branch: Branch, by: Actor) -> None:
    """Shows the branch no longer. Retiring twice changes nothing."""
    if changes.put(branch, retired_at=branch.retired_at or clock.now()):
        rules.recorded(BranchRetired(branch=branch.id), by=by, branch=branch.code)


@db.action
def upsert_space(
    *,
    branch: Branch,
    code: str,
    name: rules.Text,
    parent: Space | None = None,
    capacity: int | None = None,
    order: int = 0,
    access: Iterable[str] = (),
    assumed: bool = False,
    by: Actor,
) -> Space:
    """The space with this code in this branch as described. Raises SpaceInItself, ParentElsewhere and others of rules."""
    rules.check_slug(code)
    if capacity is not None and capacity < 1:
        raise rules.CapacityTooSmall
    space = Space.objects.filter(branch=branch, code=code).first() or Space(branch=branch, code=code)
    _check_parent(space, parent)
    changed = changes.put(
        space,
        name=local(name),
        parent_id=parent.id if parent else None,
        capacity=capacity,
        order=order,
        assumed=assumed,
        retired_at=None,
    )
    if _set_access(space, access) or changed:
        rules.recorded(SpaceChanged(space=space.id), by=by, branch=branch.code, labels_of=access)
    return space


def _check_parent(space: Space, parent: Space | None) -> None:
    if parent is not None and parent.branch_id != space.branch_id:
        raise rules.ParentElsewhere
    above_of = dict(Space.objects.filter(branch_id=space.branch_id).values_list("id", "parent_id"))
    above = parent.id if parent else None
    while above is not None:
        if above == space.id:
            raise rules.SpaceInItself
        above = above_of.get(above)


@db.action
def retire_space(*, space: Space, by: Actor) -> None:
    """Offers the space no longer. Retiring twice changes nothing."""
    if changes.put(space, retired_at=space.retired_at or clock.now()):
        rules.recorded(SpaceRetired(space=space.id), by=by, branch=space.branch.code)
