pragma ComponentBehavior: Bound
import QtQuick
import QtMultimedia
import Carepost.Views

VideoOutput {
    id: output

    property alias feed: pictures.feed
    property bool flipped: false

    fillMode: VideoOutput.PreserveAspectCrop
    transform: Scale {
        origin.x: output.width / 2
        xScale: output.flipped ? -1 : 1
    }
    Component.onDestruction: pictures.feed = null

    VideoSinkFeed {
        id: pictures
        sink: output.videoSink
    }
}
