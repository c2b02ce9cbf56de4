"""Servers of language models on this machine."""

from __future__ import annotations

from servers.chat import chat_server

from generator.web.servers import ModelServer, servers_here

MODELS = {"/v1/models": {"object": "list", "data": [{"id": "qwen3:8b"}, {"id": "small"}]}}


def test_a_server_that_runs_is_found_with_its_models() -> None:
    with chat_server(routes=MODELS) as server:
        found = servers_here({"Ollama": server.url, "vLLM": "http://127.0.0.1:9"})
        assert found == (ModelServer("Ollama", server.url, ("qwen3:8b", "small")),)


def test_another_program_on_a_usual_port_is_none() -> None:
    with chat_server(routes={"/v1/models": {"hello": "world"}}) as server:
        assert servers_here({"llama.cpp": server.url}) == ()
