"""Signing in and out, the one-time links, and what an admin can do: let doctors and stations in."""

from collections.abc import Callable
from typing import Literal

import msgspec
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
    router, at = APIRouter(), _Entrance(settings, store, gate, signed_out)
    router.post("/login")(at.login)
    router.post("/logout")(at.logout)
    router.post("/first")(at.first)
    router.get("/api/me")(at.me)
    router.post("/api/links")(at.link)
    router.post("/api/enrol-codes")(at.enrol_code)
    return router


class _Entrance:
    """Where people come in and go, and admins let others in."""

    def __init__(
        self, settings: Settings, store: Store, gate: Gate, signed_out: Callable[[HTTPConnection], None]
    ) -> None:
        self._settings = settings
        self._store = store
        self._gate = gate
        self._signed_out = signed_out
        self._secure = settings.address.startswith("https:")

    async def login(self, request: Request) -> Response:
        self._gate.require_origin(request)
        typed = await json_of(request, Credentials)
        user, secret, csrf = await self._gate.sign_in(typed.name, typed.password)
        answer = reply({"name": user.name, "role": user.role, "csrf": csrf}, headers={"x-csrf-token": csrf})
        answer.set_cookie(COOKIE, secret, httponly=True, samesite="strict", secure=self._secure, path="/")
        return answer

    async def logout(self, request: Request) -> Response:
        await self._gate.user(request, changes=True)
        await self._store.write(lambda db: directory.close_session(db, request.cookies[COOKIE]))
        self._signed_out(request)
        answer = reply({})
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=self._secure, path="/")
        return answer

    async def first(self, request: Request) -> Response:
        self._gate.require_origin(request)
        chosen = await json_of(request, FirstUse)
        now_s = self._gate.now_s()
        if await self._store.read(lambda db: directory.link_role(db, chosen.token, now_s)) is None:
            raise RefusedError(403, "forbidden", directory.LINK_SPENT)
        name, password = directory.require_name(chosen.name), directory.require_password(chosen.password)
        known = await self._gate.hash(password)
        user = await self._store.write(lambda db: directory.use_link(db, chosen.token, name, known, now_s))
        return reply({"name": user.name, "role": user.role}, 201)

    async def me(self, request: Request) -> Response:
        about = {"mode": self._settings.mode, "clinic": self._settings.name}
        try:
            user, csrf = await self._gate.user_and_csrf(request)
        except RefusedError as error:
            return reply({"code": error.kind, "say": error.say, **about}, error.status)
        return reply({"name": user.name, "role": user.role, "csrf": csrf, **about})

    async def link(self, request: Request) -> Response:
        await self._gate.admin(request)
        wanted = await json_of(request, Invitation)
        secret = await self._store.write(lambda db: directory.make_link(db, wanted.role, self._gate.now_s()))
        return reply({"link": first_link(self._settings, secret), "minutes": int(directory.LINK_S // 60)}, 201)

    async def enrol_code(self, request: Request) -> Response:
        await self._gate.admin(request)
        code = await self._store.write(lambda db: directory.make_code(db, self._gate.now_s()))
        return reply({"code": code, "minutes": int(directory.CODE_S // 60)}, 201)


def first_link(settings: Settings, secret: str) -> str:
    """The address that a one-time link leads to."""
    return f"{settings.address}/first?token={secret}"


def make_first_admin(settings: Settings, store: Store, now_s: float) -> str:
    """Make the one-time link with which the first admin sets name and password."""
    return first_link(settings, store.writing(lambda db: directory.make_link(db, "admin", now_s)))
