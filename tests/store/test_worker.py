"""The worker runs everything on one thread, in order, and hands errors back."""

from __future__ import annotations

import threading

import pytest

from dhr_desktop.store.worker import Worker


def test_everything_runs_on_one_thread_that_is_not_the_callers() -> None:
    with Worker() as worker:
        seen = {worker.call(threading.get_ident) for _ in range(20)}
    assert len(seen) == 1
    assert threading.get_ident() not in seen


def test_results_and_errors_come_back() -> None:
    def refuse(sentence: str) -> None:
        raise LookupError(sentence)

    with Worker() as worker:
        assert worker.call(max, 2, 3) == 3
        with pytest.raises(LookupError, match="not here"):
            worker.call(refuse, "not here")
        assert worker.submit(sum, [1, 2]).result() == 3


def test_order_is_kept_under_many_callers() -> None:
    done: list[int] = []
    with Worker() as worker:
        futures = [worker.submit(done.append, number) for number in range(200)]
        for future in futures:
            future.result()
    assert done == list(range(200))


def test_a_call_from_inside_the_worker_does_not_wait_for_itself() -> None:
    with Worker() as worker:
        assert worker.call(lambda: worker.call(lambda: "inside")) == "inside"


def test_a_closed_worker_takes_no_more_work_and_leaves_no_thread() -> None:
    before = threading.active_count()
    worker = Worker()
    worker.close()
    assert threading.active_count() == before
    with pytest.raises(RuntimeError):
        worker.call(max, 1, 2)
