import QtQuick
import QtQuick.Layouts
import Carepost

// The actions at the foot of a page, equally wide; `stacked` puts them one above the other on tall screens.
GridLayout {
    property bool stacked: false

    columns: stacked && Theme.tall ? 1 : 6
    columnSpacing: Theme.gap
    rowSpacing: 1.6 * Theme.u
    uniformCellWidths: true
}
