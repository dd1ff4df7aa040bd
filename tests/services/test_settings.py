"""Settings survive, and a broken file means the defaults, never an error at start."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dhr_desktop.services.settings import Settings, SettingsFile


def test_settings_come_back(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "deep" / "folder")
    chosen = Settings(theme="dark", text_size=130, idle_minutes=5, last_vault="somewhere")

    file.write(chosen)

    assert file.read() == chosen


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"theme": 7, "text_size": "big"}', '{"theme": "pink", "text_size": 1}']
)
def test_a_broken_file_means_the_defaults(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_text(content, "utf-8")

    assert SettingsFile(tmp_path).read() == Settings()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(-1000, 1000))
def test_the_idle_time_stays_between_two_minutes_and_an_hour(tmp_path: Path, minutes: int) -> None:
    (tmp_path / "settings.json").write_text(f'{{"idle_minutes": {minutes}}}', "utf-8")

    assert 2 <= SettingsFile(tmp_path).read().idle_minutes <= 60
