import QtQuick

// A drawing, as large as fits. Never mirrored.
Image {
    id: picture
    property string name: ""
    property string kind: "picture"

    sourceSize: Qt.size(Math.round(width), Math.round(height))
    source: name === "" || width < 2 || height < 2 ? "" : "image://art/" + kind + "/" + name
    fillMode: Image.PreserveAspectFit
    Accessible.ignored: true
}
