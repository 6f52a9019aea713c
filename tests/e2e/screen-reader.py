"""Tells what a screen reader is told, and presses what it could press. One JSON object a line, in and out."""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi

Atspi.init()


def nodes():
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    waiting = [desktop.get_child_at_index(at) for at in range(desktop.get_child_count())]
    while waiting:
        node = waiting.pop(0)
        if node is None:
            continue
        try:
            yield node
            count = node.get_child_count()
            waiting = [node.get_child_at_index(at) for at in range(count)] + waiting
        except gi.repository.GLib.Error:
            continue  # it has gone meanwhile


def told(node):
    try:
        states = node.get_state_set()
        return {
            "role": node.get_role_name(),
            "name": node.get_name() or "",
            "focused": states.contains(Atspi.StateType.FOCUSED),
            "text": node.get_text_iface().get_text(0, -1) if node.get_role_name() == "entry" else None,
        }
    except gi.repository.GLib.Error:
        return None


def find(role, name):
    for node in nodes():
        said = told(node)
        if said and said["role"] == role and said["name"] == name:
            return node
    return None


def act(asked):
    kind = asked["kind"]
    if kind == "all":
        return [said for said in map(told, nodes()) if said and (said["name"] or said["focused"])]
    node = find(asked["role"], asked["name"])
    if node is None:
        return False
    if kind == "focus":
        return bool(node.get_component_iface().grab_focus())
    return bool(node.get_action_iface().do_action(0))


for line in sys.stdin:
    try:
        answer = {"value": act(json.loads(line))}
    except Exception as error:  # told to whoever asked
        answer = {"error": str(error)}
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
