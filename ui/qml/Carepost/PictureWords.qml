pragma Singleton
import QtQuick

// What patients read of the exam cameras: what the doctor asks for, how to aim, and why to take it once more.
QtObject {
    function asks(camera: string, doctor: string): string {
        switch (camera) {
        case "scope":
            return qsTr("%1 asks for a picture of your throat or ear").arg(doctor);
        case "skin":
            return qsTr("%1 asks for a picture of your skin").arg(doctor);
        case "document":
            return qsTr("%1 asks for a picture of a paper").arg(doctor);
        }
        return qsTr("%1 asks to take a picture of you").arg(doctor);
    }

    // What to do for the picture: `shot` is `aim`, `taking`, or what is wrong with the one that was taken.
    function todo(shot: string, camera: string): string {
        switch (shot) {
        case "aim":
            return aim(camera);
        case "taking":
            return qsTr("Hold still. The picture is being taken.");
        case "blurred":
            return qsTr("The picture is blurred. Hold still and take it once more.");
        case "dark":
            return qsTr("The picture is too dark. Give it more light and take it once more.");
        case "bright":
            return qsTr("The picture is too bright. Turn away from the light and take it once more.");
        case "glare":
            return qsTr("A light shines back from it. Tilt it a little and take it once more.");
        case "no-page":
            return qsTr("We can’t see the whole paper. Show all four corners and take it once more.");
        }
        return "";
    }

    function aim(camera: string): string {
        switch (camera) {
        case "scope":
            return qsTr("Hold the small camera to your throat or ear until you see it clearly.");
        case "document":
            return qsTr("Lay the paper flat under the camera, with all four corners in the picture.");
        }
        return qsTr("Hold the camera over your skin until you see the place clearly.");
    }
}
