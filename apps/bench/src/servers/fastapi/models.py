from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, Text, func
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR, UUID
from sqlalchemy.orm import declarative_base, deferred, relationship

Base = declarative_base()


def moment():
    return Column(DateTime(timezone=True), server_default=func.now(), nullable=False)


class Owner(Base):
    __tablename__ = "owner"

    id = Column(UUID(as_uuid=True), primary_key=True)
    handle = Column(Text, nullable=False)


class CharacterVersion(Base):
    __tablename__ = "character_version"

    character_id = Column(UUID(as_uuid=True), ForeignKey("character.id"), primary_key=True)
    number = Column(Integer, primary_key=True)
    owner_id = Column(UUID(as_uuid=True), nullable=False)
    author_id = Column(UUID(as_uuid=True), nullable=False)
    name = Column(Text, nullable=False)
    personality_summary = Column(Text, nullable=False)
    backstory = Column(Text)
    tone_description = Column(Text)
    initial_greeting = Column(Text)
    tagline = Column(Text)
    opening_scene = Column(Text)
    alternate_greetings = Column(ARRAY(Text), nullable=False)
    example_dialogues = Column(ARRAY(Text), nullable=False)
    tags = Column(ARRAY(Text), nullable=False)
    language = Column(Text)
    license = Column(Text)
    content_rating = Column(Text, nullable=False)
    nickname = Column(Text)
    scenario = Column(Text)
    group_greetings = Column(ARRAY(Text), nullable=False)
    system_prompt = Column(Text)
    post_history_instructions = Column(Text)
    depth_prompt = Column(JSONB(none_as_null=True))
    trusts_instructions = Column(Boolean, nullable=False)
    lorebook = Column(JSONB(none_as_null=True))
    avatar = Column(JSONB(none_as_null=True))
    card = Column(JSONB(none_as_null=True))
    content_hash = Column(Text, nullable=False)
    source = Column(Text, nullable=False)


class Character(Base):
    __tablename__ = "character"
    __mapper_args__ = {"eager_defaults": True}

    id = Column(UUID(as_uuid=True), primary_key=True)
    owner_id = Column(UUID(as_uuid=True), nullable=False)
    slug = Column(Text, nullable=False)
    head_version = Column(Integer, nullable=False)
    published_version = Column(Integer)
    published_at = Column(DateTime(timezone=True))
    is_sample = Column(Boolean, server_default="false", nullable=False)
    revision = Column(Integer, server_default="1", nullable=False)
    search = deferred(Column(TSVECTOR, nullable=False))
    created_at = moment()
    updated_at = moment()
    deleted_at = Column(DateTime(timezone=True))
    origin_id = Column(UUID(as_uuid=True))
    origin_version = Column(Integer)

    head = relationship(
        CharacterVersion,
        primaryjoin="and_(CharacterVersion.character_id == Character.id,"
        " CharacterVersion.number == Character.head_version)",
        foreign_keys=[CharacterVersion.character_id, CharacterVersion.number],
        uselist=False,
        viewonly=True,
    )


class CharacterLabel(Base):
    __tablename__ = "character_label"

    character_id = Column(UUID(as_uuid=True), ForeignKey("character.id"), primary_key=True)
    name = Column(Text, primary_key=True)
    version = Column(Integer, nullable=False)


class Draft(Base):
    __tablename__ = "draft"

    character_id = Column(UUID(as_uuid=True), ForeignKey("character.id"), primary_key=True)
    editor_id = Column(UUID(as_uuid=True), primary_key=True)
    content = Column(JSONB, nullable=False)
    updated_at = moment()


class Audit(Base):
    __tablename__ = "audit"

    id = Column(UUID(as_uuid=True), primary_key=True)
    owner_id = Column(UUID(as_uuid=True), nullable=False)
    actor_id = Column(UUID(as_uuid=True))
    action = Column(Text, nullable=False)
    object_type = Column(Text, nullable=False)
    object_id = Column(UUID(as_uuid=True), nullable=False)
    part = Column(Text)
    after_hash = Column(Text)
    request_id = Column(Text, nullable=False)
    door = Column(Text, nullable=False)


class Change(Base):
    __tablename__ = "change"

    id = Column(UUID(as_uuid=True), primary_key=True)
    owner_id = Column(UUID(as_uuid=True), nullable=False)
    type = Column(Text, nullable=False)
    character_id = Column(UUID(as_uuid=True), nullable=False)
    slug = Column(Text, nullable=False)
    version = Column(Integer)
