import QtQuick
import QtQuick.Layouts

// What every page is built of. Never shown: the engine loads it before the first page is asked for.
Item {}
