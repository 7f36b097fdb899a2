# The gates over a document of people, sources of grants, folders, lists and assets.
package vitrine

import rego.v1

default passes := false

passes if {
    person.active
    admitted("see")
    admitted(input.action)
    found
    file_passes
}

person := data.users[input.user]

resource := data.assets[input.asset]

resource := data.folders[input.folder]

home := data.folders[resource.home]

list := data.lists[home.list]

# G2 and the fold of G3: one cross beats every check.

admitted(action) if {
    held(action)
    not crossed(action)
    open(action)
    not shut(action)
}

held(action) if {
    some source in person.sources
    data.sources[source].allow[action]
}

crossed(action) if {
    some source in person.sources
    data.sources[source].deny[action]
}

open(action) if person.over_places

open(action) if {
    some name in person.names
    list.allow[action][name]
}

shut(action) if {
    some name in person.names
    list.deny[action][name]
}

# G3: what the state allows, and for whom the thing exists.

found if state == "live"

found if {
    rule := data.states[resource.kind][state]
    rule.allowed[input.action]
    admitted(rule.right)
    secure(rule.right)
}

default state := "live"

state := "trashed" if "trashed" in {resource.state, home.state}

state := "archived" if {
    states := {resource.state, home.state}
    "archived" in states
    not "trashed" in states
}

# G4: security, licences, the colour mark.

file_passes if resource.kind == "folder"

file_passes if {
    resource.kind == "asset"
    secure(input.action)
    not locked_by_licence
    not refused_by_mark
}

secure(action) if {
    not barred(action)
    not unmet(action)
}

barred(action) if {
    some name in person.names
    resource.security.deny[action][name]
}

unmet(action) if {
    resource.security.restricted[action]
    not let_in(action)
}

let_in(action) if person.over_places

let_in(action) if {
    some name in person.names
    resource.security.allow[action][name]
}

locked_by_licence if {
    input.action == "download"
    resource.locks.download
    not overrides
}

locked_by_licence if {
    input.action in {"share.download", "share.web"}
    resource.locks.share
}

overrides if {
    held("licence.override")
    not crossed("licence.override")
}

refused_by_mark if {
    input.action in {"download", "share.download", "share.web"}
    mark == "locked"
}

refused_by_mark if {
    input.action in {"download", "share.download", "share.web"}
    mark == "justify"
    not reasoned
}

reasoned if {
    input.action == "download"
    input.reason
}

mark := "locked" if ruled("locked")

mark := "free" if {
    ruled("free")
    not ruled("locked")
}

mark := "justify" if {
    ruled("justify")
    not ruled("locked")
    not ruled("free")
}

mark := data.marks[resource.mark].default if {
    not ruled("locked")
    not ruled("free")
    not ruled("justify")
}

ruled(mode) if {
    some name in person.names
    data.marks[resource.mark][mode][name]
}
