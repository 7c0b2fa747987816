pragma ComponentBehavior: Bound
import QtQuick
import Carepost
import Carepost.Views

// Moving pictures that fill the tile: drawn by the graphics card where there is one, painted where there is none.
Rectangle {
    id: tile

    property VideoFeed feed
    property bool flipped: false
    // Whether the last picture stays while no new one comes.
    property bool holds: true
    readonly property bool software: GraphicsInfo.api === GraphicsInfo.Software
    readonly property bool live: feed !== null && feed.live && (holds || !feed.frozen)

    color: Theme.night
    clip: true
    Component.onDestruction: tile.feed = null

    Loader {
        anchors.fill: parent
        active: GraphicsInfo.api !== GraphicsInfo.Unknown
        visible: tile.live
        source: tile.software ? "VideoPainted.qml" : "VideoAccelerated.qml"
        onLoaded: {
            item.feed = Qt.binding(() => tile.feed);
            item.flipped = Qt.binding(() => tile.flipped);
        }
    }
}
