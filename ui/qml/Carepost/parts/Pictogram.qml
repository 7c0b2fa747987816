Picture {
    kind: "pictogram"
}
