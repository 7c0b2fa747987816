"""Signing in and out, the one-time links, and what an admin can do: let doctors and stations in."""

from collections.abc import Callable
from typing import Literal

import msgspec
import sqlalchemy as sa
from fastapi import APIRouter, Request, Response
from starlette.requests import HTTPConnection

from clinic import directory
from clinic.errors import RefusedError
from clinic.gate import COOKIE, Gate
from clinic.settings import Settings
from clinic.store import Store
from clinic.web import json_of, reply


class Credentials(msgspec.Struct, frozen=True, kw_only=True):
    """What a person types to sign in."""

    name: str
    password: str


class FirstUse(msgspec.Struct, frozen=True, kw_only=True):
    """What a person chooses who follows a one-time link."""

    token: str
    name: str
    password: str


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """For whom a link is made."""

    role: Literal["admin", "doctor"] = "doctor"


def routes(settings: Settings, store: Store, gate: Gate, signed_out: Callable[[HTTPConnection], None]) -> APIRouter:
    """The doors for people; `signed_out` hears of a session that was ended."""
    router = APIRouter()
    secure = settings.address.startswith("https:")

    @router.post("/login")
    async def login(request: Request) -> Response:
        gate.require_origin(request)
        typed = await json_of(request, Credentials)
        user, secret, csrf = await gate.sign_in(typed.name, typed.password)
        answer = reply({"name": user.name, "role": user.role, "csrf": csrf}, headers={"x-csrf-token": csrf})
        answer.set_cookie(COOKIE, secret, httponly=True, samesite="strict", secure=secure, path="/")
        return answer

    @router.post("/logout")
    async def logout(request: Request) -> Response:
        await gate.user(request, changes=True)
        await store.write(lambda db: directory.close_session(db, request.cookies[COOKIE]))
        signed_out(request)
        answer = reply({})
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=secure, path="/")
        return answer

    @router.post("/first")
    async def first(request: Request) -> Response:
        gate.require_origin(request)
        chosen = await json_of(request, FirstUse)
        if await store.read(lambda db: directory.link_role(db, chosen.token, gate.now_s())) is None:
            raise RefusedError(403, "forbidden", "This link is used up or too old. Ask for a new one.")
        name, password = directory.require_name(chosen.name), directory.require_password(chosen.password)
        known = await gate.hash(password)

        def work(connection: sa.Connection) -> directory.User:
            return directory.use_link(connection, chosen.token, name, known, gate.now_s())

        user = await store.write(work)
        return reply({"name": user.name, "role": user.role}, 201)

    @router.get("/api/me")
    async def me(request: Request) -> Response:
        about = {"mode": settings.mode, "clinic": settings.name}
        try:
            user, csrf = await gate.user_and_csrf(request)
        except RefusedError as error:
            return reply({"code": error.kind, "say": error.say, **about}, error.status)
        return reply({"name": user.name, "role": user.role, "csrf": csrf, **about})

    @router.post("/api/links")
    async def link(request: Request) -> Response:
        await gate.admin(request)
        wanted = await json_of(request, Invitation)
        secret = await store.write(lambda db: directory.make_link(db, wanted.role, gate.now_s()))
        return reply({"link": first_link(settings, secret), "minutes": int(directory.LINK_S // 60)}, 201)

    @router.post("/api/enrol-codes")
    async def enrol_code(request: Request) -> Response:
        await gate.admin(request)
        code = await store.write(lambda db: directory.make_code(db, gate.now_s()))
        return reply({"code": code, "minutes": int(directory.CODE_S // 60)}, 201)

    return router


def first_link(settings: Settings, secret: str) -> str:
    """The address that a one-time link leads to."""
    return f"{settings.address}/first?token={secret}"


def make_first_admin(settings: Settings, store: Store, now_s: float) -> str:
    """Make the one-time link with which the first admin sets name and password."""
    return first_link(settings, store.writing(lambda db: directory.make_link(db, "admin", now_s)))
