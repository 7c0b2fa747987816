import QtQuick
import Carepost

// The words on a key: read out by the key itself.
Body {
    Accessible.ignored: true
    Accessible.name: ""
    font.bold: true
    leading: 0.9
    horizontalAlignment: Text.AlignHCenter
    fit: true
}
