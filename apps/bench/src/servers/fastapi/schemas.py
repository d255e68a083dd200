from datetime import datetime
from typing import Any, List, Optional
from uuid import UUID

from pydantic import BaseModel, Field

CONTENT = (
    "name",
    "personality_summary",
    "backstory",
    "tone_description",
    "initial_greeting",
    "tagline",
    "opening_scene",
    "alternate_greetings",
    "example_dialogues",
    "tags",
    "language",
    "license",
    "content_rating",
    "nickname",
    "scenario",
    "group_greetings",
    "system_prompt",
    "post_history_instructions",
    "depth_prompt",
    "trusts_instructions",
    "lorebook",
    "avatar",
    "card",
)


class DepthPrompt(BaseModel):
    prompt: str = Field(min_length=1, max_length=10_000)
    depth: int = Field(ge=0, le=999)
    role: str


class LoreEntry(BaseModel, extra="allow"):
    keys: List[str] = Field(max_items=1_000)
    content: str = Field(max_length=100_000)
    enabled: bool
    insertion_order: int


class Lorebook(BaseModel, extra="allow"):
    entries: List[LoreEntry] = Field(max_items=10_000)


class Content(BaseModel):
    name: str = Field(min_length=1, max_length=100)
    personality_summary: str = Field(min_length=1, max_length=2_000)
    backstory: Optional[str] = Field(None, max_length=10_000)
    tone_description: Optional[str] = Field(None, max_length=1_000)
    initial_greeting: Optional[str] = Field(None, max_length=500)
    tagline: Optional[str] = Field(None, max_length=120)
    opening_scene: Optional[str] = Field(None, max_length=20_000)
    alternate_greetings: List[str] = Field([], max_items=20)
    example_dialogues: List[str] = Field([], max_items=20)
    tags: List[str] = Field([], max_items=20)
    language: Optional[str] = Field(None, max_length=35)
    license: Optional[str] = Field(None, max_length=100)
    content_rating: str = "general"
    nickname: Optional[str] = Field(None, max_length=100)
    scenario: Optional[str] = Field(None, max_length=10_000)
    group_greetings: List[str] = Field([], max_items=20)
    system_prompt: Optional[str] = Field(None, max_length=20_000)
    post_history_instructions: Optional[str] = Field(None, max_length=20_000)
    depth_prompt: Optional[DepthPrompt] = None
    trusts_instructions: bool = False
    lorebook: Optional[Lorebook] = None
    avatar: Optional[Any] = None
    card: Optional[Any] = None


class Origin(BaseModel):
    id: UUID
    version: int


class CharacterOut(Content):
    id: UUID
    slug: str
    is_public: bool
    is_sample: bool
    version: int
    published_version: Optional[int]
    published_at: Optional[datetime]
    origin: Optional[Origin]
    content_hash: str
    revision: int
    created_at: datetime
    updated_at: datetime
    deleted_at: Optional[datetime]
    purge_at: Optional[datetime]


class CharacterSummary(BaseModel):
    id: UUID
    slug: str
    created_at: datetime
    updated_at: datetime
    name: str
    tagline: Optional[str]
    personality_summary: str
    initial_greeting: Optional[str]
    tags: List[str]
    language: Optional[str]
    content_rating: str
    avatar: Optional[Any]
    is_public: bool
    is_sample: bool
    version: int
    deleted_at: Optional[datetime]
    purge_at: Optional[datetime]
    live_version: Optional[int]
    draft_at: Optional[datetime]


class CharacterPage(BaseModel):
    items: List[CharacterSummary]
    next_cursor: Optional[str]
