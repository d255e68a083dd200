"""The same three operations as most Python services write them: FastAPI, SQLAlchemy, asyncpg."""

import json
import re
import secrets
import time
import uuid
from base64 import urlsafe_b64encode
from datetime import timedelta
from hashlib import sha256

from database import Session, session
from fastapi import Depends, FastAPI, HTTPException
from models import Audit, Change, Character, CharacterLabel, CharacterVersion, Draft, Owner
from schemas import CONTENT, CharacterOut, CharacterPage, CharacterSummary, Content, Origin
from sqlalchemy import and_, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import contains_eager, joinedload

app = FastAPI()


@app.on_event("startup")
async def find_owner():
    async with Session() as db:
        found = await db.execute(select(Owner.id).where(Owner.handle == "local"))
        app.state.owner_id = found.scalar_one()


def to_out(character: Character, version: CharacterVersion) -> CharacterOut:
    return CharacterOut(
        id=character.id,
        slug=character.slug,
        is_public=character.published_version is not None,
        is_sample=character.is_sample,
        version=version.number,
        published_version=character.published_version,
        published_at=character.published_at,
        origin=origin_of(character),
        content_hash=version.content_hash,
        revision=character.revision,
        created_at=character.created_at,
        updated_at=character.updated_at,
        deleted_at=character.deleted_at,
        purge_at=purge_time(character),
        **{field: getattr(version, field) for field in CONTENT},
    )


def origin_of(character: Character):
    if character.origin_id is None or character.origin_version is None:
        return None
    return Origin(id=character.origin_id, version=character.origin_version)


def purge_time(character: Character):
    return character.deleted_at and character.deleted_at + timedelta(days=30)


def to_summary(character: Character, live_version, draft_at) -> CharacterSummary:
    version = character.head
    return CharacterSummary(
        id=character.id,
        slug=character.slug,
        created_at=character.created_at,
        updated_at=character.updated_at,
        name=version.name,
        tagline=version.tagline,
        personality_summary=version.personality_summary,
        initial_greeting=version.initial_greeting,
        tags=version.tags,
        language=version.language,
        content_rating=version.content_rating,
        avatar=version.avatar,
        is_public=character.published_version is not None,
        is_sample=character.is_sample,
        version=version.number,
        deleted_at=character.deleted_at,
        purge_at=purge_time(character),
        live_version=live_version,
        draft_at=draft_at,
    )


@app.get("/characters/{character_id}", response_model=CharacterOut)
async def get_character(character_id: uuid.UUID, db: AsyncSession = Depends(session)):
    query = (
        select(Character)
        .options(joinedload(Character.head, innerjoin=True))
        .where(Character.id == character_id, Character.deleted_at.is_(None))
    )
    character = (await db.execute(query)).scalar_one_or_none()
    if character is None or character.owner_id != app.state.owner_id:
        raise HTTPException(404)
    return to_out(character, character.head)


@app.get("/characters", response_model=CharacterPage)
async def list_characters(limit: int = 24, db: AsyncSession = Depends(session)):
    shown = (
        CharacterVersion.name,
        CharacterVersion.tagline,
        CharacterVersion.personality_summary,
        CharacterVersion.initial_greeting,
        CharacterVersion.tags,
        CharacterVersion.language,
        CharacterVersion.content_rating,
        CharacterVersion.avatar,
    )
    is_live = and_(
        CharacterLabel.character_id == Character.id, CharacterLabel.name == "production"
    )
    is_mine = and_(
        Draft.character_id == Character.id,
        Draft.editor_id == Character.owner_id,
        Draft.content != {},
    )
    query = (
        select(Character, CharacterLabel.version, Draft.updated_at)
        .join(Character.head)
        .outerjoin(CharacterLabel, is_live)
        .outerjoin(Draft, is_mine)
        .options(contains_eager(Character.head).load_only(*shown))
        .where(Character.owner_id == app.state.owner_id, Character.deleted_at.is_(None))
        .order_by(Character.id.desc())
        .limit(limit + 1)
    )
    rows = (await db.execute(query)).all()
    items = [to_summary(*row) for row in rows[:limit]]
    return CharacterPage(
        items=items,
        next_cursor=cursor_of(items[-1].id) if len(rows) > limit else None,
    )


@app.post("/characters", response_model=CharacterOut, status_code=201)
async def create_character(content: Content, db: AsyncSession = Depends(session)):
    written = content.dict()
    values = {field: written[field] for field in CONTENT}
    owner_id = app.state.owner_id
    character = Character(
        id=uuid7(),
        owner_id=owner_id,
        slug=slug_of(content.name),
        head_version=1,
        search=weighted(content.name, "A")
        .op("||")(weighted(" ".join([*content.tags, content.tagline or ""]), "B"))
        .op("||")(weighted(content.personality_summary, "C")),
    )
    version = CharacterVersion(
        character_id=character.id,
        number=1,
        owner_id=owner_id,
        author_id=owner_id,
        content_hash=hash_of(values),
        source="api",
        **values,
    )
    audit = Audit(
        id=uuid7(),
        owner_id=owner_id,
        actor_id=owner_id,
        action="character.create",
        object_type="character",
        object_id=character.id,
        part="v1",
        after_hash=version.content_hash,
        request_id=str(uuid.uuid4()),
        door="api",
    )
    change = Change(
        id=uuid7(),
        owner_id=owner_id,
        type="version.created",
        character_id=character.id,
        slug=character.slug,
        version=1,
    )
    async with db.begin():
        db.add_all([character, version, audit, change])
    return to_out(character, version)


def weighted(text: str, weight: str):
    simple = literal_column("'simple'::regconfig")
    return func.setweight(func.to_tsvector(simple, text), literal_column(f"'{weight}'"))


def slug_of(name: str) -> str:
    readable = re.sub(r"[^a-z0-9]+", "-", name.lower())
    return f"{readable}-{secrets.token_hex(4)}"


def hash_of(values: dict) -> str:
    held = {name: value for name, value in values.items() if value not in (None, [], False)}
    text = json.dumps(held, separators=(",", ":"), ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()


def cursor_of(character_id: uuid.UUID) -> str:
    return urlsafe_b64encode(json.dumps(str(character_id)).encode()).decode().rstrip("=")


def uuid7() -> uuid.UUID:
    bits = time.time_ns() // 1_000_000 << 80 | secrets.randbits(80)
    bits = bits & ~(0xF << 76) | 7 << 76
    return uuid.UUID(int=bits & ~(0x3 << 62) | 2 << 62)
