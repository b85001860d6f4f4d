# SPDX-FileCopyrightText: 2026 Vliegwiel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of the messages module; one file per thing."""

from vliegwiel.messages.models.letter import BatchState, LetterBatch
from vliegwiel.messages.models.message import ARRIVED, DONE, FIRST, STATES, Attempt, Channel, Message, State

__all__ = ["ARRIVED", "DONE", "FIRST", "STATES", "Attempt", "BatchState", "Channel", "LetterBatch", "Message", "State"]
