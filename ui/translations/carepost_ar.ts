<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
    <context>
        <name>AfterCall</name>
        <message>
            <source>The doctor is writing your plan</source>
            <translation>الطبيب يكتب خطتك</translation>
        </message>
        <message>
            <source>Please wait here. It comes on this screen in a few minutes.</source>
            <translation>انتظر هنا من فضلك. ستظهر على هذه الشاشة خلال دقائق.</translation>
        </message>
        <message>
            <source>The connection is not working. The plan comes when it is back.</source>
            <translation>الاتصال لا يعمل. تصل الخطة عندما يعود.</translation>
        </message>
        <message>
            <source>The call has ended.</source>
            <translation>انتهت المكالمة.</translation>
        </message>
        <message>
            <source>The doctor is writing down what you agreed.</source>
            <translation>الطبيب يكتب ما اتفقتما عليه.</translation>
        </message>
        <message>
            <source>%1 is writing down what you agreed.</source>
            <translation>يُكتب الآن ما اتفقت عليه مع %1.</translation>
        </message>
        <message>
            <source>I can’t wait. Call me back.</source>
            <translation>لا أستطيع الانتظار. اتصلوا بي لاحقًا.</translation>
        </message>
        <message>
            <source>Then you can take it with you.</source>
            <translation>ثم يمكنك أخذها معك.</translation>
        </message>
    </context>
    <context>
        <name>Alarms</name>
        <message>
            <source>An alarm stays here until somebody says “I am going”.</source>
            <translation>يبقى الإنذار هنا حتى يقول أحد: «أنا ذاهب».</translation>
        </message>
        <message>
            <source>No alarms.</source>
            <translation>لا توجد إنذارات.</translation>
        </message>
        <message>
            <source>%1, at this station. Nobody has taken this alarm.</source>
            <translation>%1، في هذه المحطة. لم يتولَّ أحد هذا الإنذار.</translation>
        </message>
        <message>
            <source>I am going</source>
            <translation>أنا ذاهب</translation>
        </message>
        <message>
            <source>%1. Taken at %2: %3.</source>
            <translation>%1. تم استلامها في %2: %3.</translation>
        </message>
        <message>
            <source>Seen by %1 at the clinic.</source>
            <translation>شاهدها %1 في العيادة.</translation>
        </message>
    </context>
    <context>
        <name>Attract</name>
        <message>
            <source>Check in and see a doctor here</source>
            <translation>سجّل وقابل طبيبًا هنا</translation>
        </message>
        <message>
            <source>Touch to start</source>
            <translation>المس للبدء</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>الطاقم</translation>
        </message>
    </context>
    <context>
        <name>Bind</name>
        <message>
            <source>Pair it, take one test reading, give it a name.</source>
            <translation>اقرنه، وخذ قراءة تجريبية واحدة، وسمِّه.</translation>
        </message>
        <message>
            <source>Checklist</source>
            <translation>القائمة</translation>
        </message>
        <message>
            <source>Keep this device</source>
            <translation>احفظ هذا الجهاز</translation>
        </message>
    </context>
    <context>
        <name>BindFacts</name>
        <message>
            <source>This device</source>
            <translation>هذا الجهاز</translation>
        </message>
        <message>
            <source>Serial number</source>
            <translation>الرقم التسلسلي</translation>
        </message>
        <message>
            <source>not told</source>
            <translation>غير معروف</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>الساعة</translation>
        </message>
        <message>
            <source>right</source>
            <translation>مضبوطة</translation>
        </message>
        <message>
            <source>set now</source>
            <translation>ضُبطت الآن</translation>
        </message>
        <message>
            <source>it has none</source>
            <translation>بلا ساعة</translation>
        </message>
        <message>
            <source>Battery</source>
            <translation>البطارية</translation>
        </message>
        <message>
            <source>Old readings inside</source>
            <translation>قراءات قديمة فيه</translation>
        </message>
        <message>
            <source>Old readings of somebody else go to the nurse’s tray, never into a chart.</source>
            <translation>القراءات القديمة لغيره تذهب إلى درج الممرضة، ولا تدخل أي ملف أبدًا.</translation>
        </message>
    </context>
    <context>
        <name>BindFound</name>
        <message>
            <source>Looking, %1 found</source>
            <translation>جارٍ البحث، وُجد %1</translation>
        </message>
        <message>
            <source>Found nearby: %1</source>
            <translation>وُجد بالقرب: %1</translation>
        </message>
        <message>
            <source>Other devices nearby: %1. None of them measures this.</source>
            <translation>أجهزة أخرى بالقرب: %1. لا يقيس أي منها هذا.</translation>
        </message>
        <message>
            <source>Nothing shows itself. Switch the device on, or press its button.</source>
            <translation>لا يظهر شيء. شغّل الجهاز أو اضغط زره.</translation>
        </message>
        <message>
            <source>Two alike? Hold yours close and search again: the nearest comes first.</source>
            <translation>جهازان متشابهان؟ قرّب جهازك وابحث من جديد: الأقرب يأتي أولًا.</translation>
        </message>
        <message>
            <source>Search again</source>
            <translation>ابحث من جديد</translation>
        </message>
        <message>
            <source>ends in %1</source>
            <translation>ينتهي بـ %1</translation>
        </message>
        <message>
            <source>Bound here</source>
            <translation>مربوط هنا</translation>
        </message>
    </context>
    <context>
        <name>BindName</name>
        <message>
            <source>This station can’t save it: its disk may be full. Make room, then keep it again.</source>
            <translation>لا تستطيع هذه المحطة حفظه: ربما امتلأ قرصها. أفسح مكانًا ثم احفظه مرة أخرى.</translation>
        </message>
        <message>
            <source>Test reading: %1</source>
            <translation>القراءة التجريبية: %1</translation>
        </message>
        <message>
            <source>No test reading was taken.</source>
            <translation>لم تؤخذ قراءة تجريبية.</translation>
        </message>
        <message>
            <source>Name on the screens</source>
            <translation>الاسم على الشاشات</translation>
        </message>
        <message>
            <source>Calibration due</source>
            <translation>موعد المعايرة</translation>
        </message>
        <message>
            <source>In 1 year</source>
            <translation>بعد سنة</translation>
        </message>
        <message>
            <source>In 2 years</source>
            <translation>بعد سنتين</translation>
        </message>
        <message>
            <source>No date</source>
            <translation>بلا موعد</translation>
        </message>
    </context>
    <context>
        <name>BindSteps</name>
        <message>
            <source>Find</source>
            <translation>البحث</translation>
        </message>
        <message>
            <source>Pair</source>
            <translation>الاقتران</translation>
        </message>
        <message>
            <source>Test reading</source>
            <translation>قراءة تجريبية</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>الاسم</translation>
        </message>
        <message>
            <source>Step %1 of %2: %3</source>
            <translation>الخطوة %1 من %2: %3</translation>
        </message>
    </context>
    <context>
        <name>BindTest</name>
        <message>
            <source>Choose yours</source>
            <translation>اختر جهازك</translation>
        </message>
        <message>
            <source>Pairing</source>
            <translation>جارٍ الاقتران</translation>
        </message>
        <message>
            <source>Test reading</source>
            <translation>قراءة تجريبية</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>مباشر</translation>
        </message>
        <message>
            <source>Please wait</source>
            <translation>انتظر من فضلك</translation>
        </message>
        <message>
            <source>Switch the device on, hold it near the screen, and touch it in the list.</source>
            <translation>شغّل الجهاز، وقرّبه من الشاشة، ثم المسه في القائمة.</translation>
        </message>
        <message>
            <source>If the device asks, press its button.</source>
            <translation>إذا طلب الجهاز ذلك فاضغط زره.</translation>
        </message>
        <message>
            <source>Go on without a test</source>
            <translation>تابع بلا تجربة</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>حاول مرة أخرى</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>إيقاف</translation>
        </message>
    </context>
    <context>
        <name>Birth</name>
        <message>
            <source>On which day were you born?</source>
            <translation>في أي يوم وُلدت؟</translation>
        </message>
        <message>
            <source>In which month were you born?</source>
            <translation>في أي شهر وُلدت؟</translation>
        </message>
        <message>
            <source>In which year were you born?</source>
            <translation>في أي سنة وُلدت؟</translation>
        </message>
        <message>
            <source>Type the day, 1 to 31.</source>
            <translation>اكتب اليوم من 1 إلى 31.</translation>
        </message>
        <message>
            <source>Type four digits, like 1948.</source>
            <translation>اكتب أربعة أرقام، مثل 1948.</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>اليوم</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>الشهر</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>السنة</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>متابعة</translation>
        </message>
    </context>
    <context>
        <name>CallBack</name>
        <message>
            <source>You can wait for the doctor here, or finish.</source>
            <translation>يمكنك انتظار الطبيب هنا أو الإنهاء.</translation>
        </message>
        <message>
            <source>The doctor can’t be reached now. Your visit is not lost.</source>
            <translation>لا يمكن الوصول إلى الطبيب الآن. زيارتك محفوظة.</translation>
        </message>
        <message>
            <source>Your answers are safe in this station.</source>
            <translation>إجاباتك محفوظة بأمان في هذه المحطة.</translation>
        </message>
        <message>
            <source>Your %1 measurements are safe.</source>
            <translation>قياساتك محفوظة بأمان، وعددها %1.</translation>
        </message>
        <message>
            <source>Your measurement is safe.</source>
            <translation>قياسك محفوظ بأمان.</translation>
        </message>
        <message>
            <source>They go to the clinic as soon as the connection is back.</source>
            <translation>تُرسل إلى العيادة فور عودة الاتصال.</translation>
        </message>
        <message>
            <source>A nurse can come to you now.</source>
            <translation>يمكن أن تأتي إليك ممرضة الآن.</translation>
        </message>
        <message>
            <source>Keep waiting</source>
            <translation>مواصلة الانتظار</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>إنهاء</translation>
        </message>
        <message>
            <source>Or leave your phone number, and the clinic will call you.</source>
            <translation>أو اترك رقم هاتفك وستتصل بك العيادة.</translation>
        </message>
        <message>
            <source>They go to the clinic when you finish.</source>
            <translation>ستُرسل إلى العيادة عند الإنهاء.</translation>
        </message>
        <message>
            <source>Change my phone number</source>
            <translation>تغيير رقم هاتفي</translation>
        </message>
        <message>
            <source>Leave my phone number</source>
            <translation>اترك رقم هاتفي</translation>
        </message>
    </context>
    <context>
        <name>CallBar</name>
        <message>
            <source>Connection lost</source>
            <translation>انقطع الاتصال</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>جارٍ الاتصال</translation>
        </message>
        <message>
            <source>Connection is slow</source>
            <translation>الاتصال بطيء</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>متصل</translation>
        </message>
        <message>
            <source>1 minute</source>
            <translation>دقيقة واحدة</translation>
        </message>
        <message>
            <source>%1 minutes</source>
            <translation>%1 دقائق</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>مساعدة</translation>
        </message>
    </context>
    <context>
        <name>CallKeys</name>
        <message>
            <source>Muted</source>
            <translation>الصوت مكتوم</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>كتم الصوت</translation>
        </message>
        <message>
            <source>Camera is off</source>
            <translation>الكاميرا مغلقة</translation>
        </message>
        <message>
            <source>Camera off</source>
            <translation>إغلاق الكاميرا</translation>
        </message>
        <message>
            <source>Is off</source>
            <translation>مغلقة</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>اكتب</translation>
        </message>
        <message>
            <source>Nurse is coming</source>
            <translation>الممرضة قادمة</translation>
        </message>
        <message>
            <source>Nurse called</source>
            <translation>تم استدعاء الممرضة</translation>
        </message>
        <message>
            <source>Nurse</source>
            <translation>الممرضة</translation>
        </message>
        <message>
            <source>Coming</source>
            <translation>قادمة</translation>
        </message>
        <message>
            <source>Called</source>
            <translation>تم الاستدعاء</translation>
        </message>
        <message>
            <source>End call</source>
            <translation>إنهاء المكالمة</translation>
        </message>
    </context>
    <context>
        <name>CallStrips</name>
        <message>
            <source>That did not work. The doctor can ask again.</source>
            <translation>لم تنجح المحاولة. يمكن للطبيب أن يطلبها مرة أخرى.</translation>
        </message>
        <message>
            <source>%1: %2. The doctor sees it.</source>
            <translation>%1: %2. الطبيب يراه.</translation>
        </message>
        <message>
            <source>No more text fits into this visit. Please speak with the doctor.</source>
            <translation>لا يتسع سجل هذه الزيارة لمزيد من الكتابة. تحدث مع الطبيب من فضلك.</translation>
        </message>
        <message>
            <source>No more pictures fit into this visit. The doctor has been told.</source>
            <translation>لا يتسع سجل هذه الزيارة لمزيد من الصور. أُبلغ الطبيب بذلك.</translation>
        </message>
        <message>
        <source>The camera gives no picture now. The doctor has been told.</source>
        <translation>الكاميرا لا تعطي صورة الآن. أُبلغ الطبيب بذلك.</translation>
    </message>
</context>
    <context>
        <name>Confirm</name>
        <message>
            <source>Is this you?</source>
            <translation>هل هذا أنت؟</translation>
        </message>
        <message>
            <source>Born in %1</source>
            <translation>سنة الميلاد: %1</translation>
        </message>
        <message>
            <source>No, not me</source>
            <translation>لا، لست أنا</translation>
        </message>
        <message>
            <source>Yes, that is me</source>
            <translation>نعم، هذا أنا</translation>
        </message>
    </context>
    <context>
        <name>Consent</name>
        <message>
            <source>The doctor sees and hears you</source>
            <translation>الطبيب يراك ويسمعك</translation>
        </message>
        <message>
            <source>Only the doctor, and a nurse if you ask for one.</source>
            <translation>الطبيب فقط، وممرضة إذا طلبتها.</translation>
        </message>
        <message>
            <source>The call is not filmed or kept</source>
            <translation>لا تُصوَّر المكالمة ولا تُحفظ</translation>
        </message>
        <message>
            <source>It is over when you end it.</source>
            <translation>تنتهي عندما تنهيها أنت.</translation>
        </message>
        <message>
            <source>You can stop at any time</source>
            <translation>يمكنك التوقف في أي وقت</translation>
        </message>
        <message>
            <source>You will still be cared for.</source>
            <translation>سنعتني بك على أي حال.</translation>
        </message>
        <message>
            <source>Your answers and measurements are kept</source>
            <translation>تُحفظ إجاباتك وقياساتك</translation>
        </message>
        <message>
            <source>The doctor needs them to help you.</source>
            <translation>يحتاجها الطبيب لمساعدتك.</translation>
        </message>
        <message>
            <source>They stay in your clinic</source>
            <translation>تبقى في عيادتك</translation>
        </message>
        <message>
            <source>Only the people who care for you read them.</source>
            <translation>يقرؤها فقط من يعتنون بك.</translation>
        </message>
        <message>
            <source>Nothing stays on this screen</source>
            <translation>لا يبقى شيء على هذه الشاشة</translation>
        </message>
        <message>
            <source>It is cleared when you leave.</source>
            <translation>تُمسح عندما تغادر.</translation>
        </message>
        <message>
            <source>The doctor may ask for a picture</source>
            <translation>قد يطلب الطبيب صورة</translation>
        </message>
        <message>
            <source>For example of your skin or throat.</source>
            <translation>مثلًا لجلدك أو حلقك.</translation>
        </message>
        <message>
            <source>You are asked each time</source>
            <translation>نسألك في كل مرة</translation>
        </message>
        <message>
            <source>You see the picture request and say yes or no.</source>
            <translation>ترى الطلب وتقول نعم أو لا.</translation>
        </message>
        <message>
            <source>You can say no</source>
            <translation>يمكنك أن تقول لا</translation>
        </message>
        <message>
            <source>The visit goes on without pictures.</source>
            <translation>تستمر الزيارة بدون صور.</translation>
        </message>
        <message>
            <source>May a doctor see you by video?</source>
            <translation>هل يمكن أن يراك طبيب بالفيديو؟</translation>
        </message>
        <message>
            <source>May we keep your answers for the doctor?</source>
            <translation>هل يمكننا حفظ إجاباتك للطبيب؟</translation>
        </message>
        <message>
            <source>May the doctor ask for pictures?</source>
            <translation>هل يمكن للطبيب أن يطلب صورًا؟</translation>
        </message>
        <message>
            <source>Read this. Then you choose.</source>
            <translation>اقرأ هذا ثم اختر.</translation>
        </message>
        <message>
            <source>If you agree, a doctor of this clinic sees and hears you through this screen, and you see and hear the doctor. The picture and the sound travel protected from this station to the doctor. They are not recorded by us. If you ask for a nurse, the nurse can join. You can end the call at any time with the red key. If you do not agree, the front desk finds another way for you to see a doctor today.</source>
            <translation>إذا وافقت، يراك طبيب من هذه العيادة ويسمعك عبر هذه الشاشة، وأنت ترى الطبيب وتسمعه. تنتقل الصورة والصوت محميين من هذه المحطة إلى الطبيب. نحن لا نسجلهما. إذا طلبت ممرضة فيمكنها الانضمام. يمكنك إنهاء المكالمة في أي وقت بالزر الأحمر. إذا لم توافق، يجد مكتب الاستقبال طريقة أخرى لترى طبيبًا اليوم.</translation>
        </message>
        <message>
            <source>If you agree, your name if you gave it, your answers, your measurements and the doctor’s plan are stored in the records of this clinic. They are locked on this station until they have arrived there, then only the clinic has them. The people who care for you may read them, and the law may ask the clinic to keep them for some years. You can ask the clinic to see or correct them. If you do not agree, nothing is kept, and the front desk helps you.</source>
            <translation>إذا وافقت، يُحفظ اسمك إن ذكرته وإجاباتك وقياساتك وخطة الطبيب في سجلات هذه العيادة. تبقى مقفلة في هذه المحطة حتى تصل إلى هناك، ثم تكون لدى العيادة فقط. يمكن لمن يعتنون بك قراءتها، وقد يطلب القانون من العيادة حفظها بضع سنوات. يمكنك أن تطلب من العيادة رؤيتها أو تصحيحها. إذا لم توافق، لا يُحفظ شيء، ويساعدك مكتب الاستقبال.</translation>
        </message>
        <message>
            <source>If you agree, the doctor may ask to take a still picture during the call, for example of a rash. Each time the request is shown to you first, and you answer yes or no. A picture that you allowed is stored with your visit. If you do not agree, no picture is taken, and the visit goes on as usual.</source>
            <translation>إذا وافقت، قد يطلب الطبيب التقاط صورة ثابتة أثناء المكالمة، مثلًا لطفح جلدي. في كل مرة يظهر لك الطلب أولًا وتجيب بنعم أو لا. تُحفظ الصورة التي سمحت بها مع زيارتك. إذا لم توافق، لا تُلتقط أي صورة، وتستمر الزيارة كالمعتاد.</translation>
        </message>
        <message>
            <source>Show the short text</source>
            <translation>اعرض النص القصير</translation>
        </message>
        <message>
            <source>Read the full text</source>
            <translation>اقرأ النص الكامل</translation>
        </message>
        <message>
            <source>I agree</source>
            <translation>أوافق</translation>
        </message>
        <message>
            <source>I do not agree</source>
            <translation>لا أوافق</translation>
        </message>
    </context>
    <context>
        <name>Countdown</name>
        <message>
            <source>%1 seconds left</source>
            <translation>بقيت %1 ثانية</translation>
        </message>
    </context>
    <context>
        <name>Counter</name>
        <message>
            <source>High contrast</source>
            <translation>تباين عالٍ</translation>
        </message>
        <message>
            <source>Bigger text</source>
            <translation>خط أكبر</translation>
        </message>
    </context>
    <context>
        <name>DangerSigns</name>
        <message>
            <source>Get help at once if</source>
            <translation>اطلب المساعدة فورًا إذا</translation>
        </message>
    </context>
    <context>
        <name>Declined</name>
        <message>
            <source>That is fine</source>
            <translation>لا بأس</translation>
        </message>
        <message>
            <source>The front desk will help you.</source>
            <translation>سيساعدك مكتب الاستقبال.</translation>
        </message>
        <message>
            <source>Nothing has been kept</source>
            <translation>لم يُحفظ أي شيء</translation>
        </message>
        <message>
            <source>Your answers are cleared when you finish.</source>
            <translation>تُمسح إجاباتك عندما تنتهي.</translation>
        </message>
        <message>
            <source>Go to the front desk</source>
            <translation>اذهب إلى مكتب الاستقبال</translation>
        </message>
        <message>
            <source>They find another way for you to see a doctor.</source>
            <translation>يجدون طريقة أخرى لترى طبيبًا.</translation>
        </message>
        <message>
            <source>You can think again</source>
            <translation>يمكنك التفكير مرة أخرى</translation>
        </message>
        <message>
            <source>Go back to the question at any time.</source>
            <translation>عد إلى السؤال في أي وقت.</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>إنهاء</translation>
        </message>
        <message>
            <source>Back to the question</source>
            <translation>العودة إلى السؤال</translation>
        </message>
        <message>
            <source>The nurse comes to you here</source>
            <translation>تأتي الممرضة إليك هنا</translation>
        </message>
        <message>
            <source>You decide together how you see a doctor.</source>
            <translation>تقرران معًا كيف ترى طبيبًا.</translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
        <message>
            <source>Alarms</source>
            <translation>الإنذارات</translation>
        </message>
        <message>
            <source>Readings</source>
            <translation>القراءات</translation>
        </message>
        <message>
            <source>Visits</source>
            <translation>الزيارات</translation>
        </message>
        <message>
            <source>Devices</source>
            <translation>الأجهزة</translation>
        </message>
        <message>
            <source>Type a value</source>
            <translation>إدخال قيمة</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>الطاقم</translation>
        </message>
        <message>
            <source>Technician</source>
            <translation>الفني</translation>
        </message>
        <message>
            <source>Nurse</source>
            <translation>الممرضة</translation>
        </message>
        <message>
            <source>Locks in %1 s</source>
            <translation>يُقفل بعد %1 ث</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>قفل</translation>
        </message>
        <message>
            <source>Leave the kiosk</source>
            <translation>الخروج من الكشك</translation>
        </message>
        <message>
            <source>Urgent: %1</source>
            <translation>عاجل: %1</translation>
        </message>
        <message>
            <source>No, go on</source>
            <translation>لا، متابعة</translation>
        </message>
        <message>
            <source>Yes, end it</source>
            <translation>نعم، إنهاء</translation>
        </message>
        <message>
            <source>End the urgent visit</source>
            <translation>إنهاء الحالة العاجلة</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>اكتب</translation>
        </message>
        <message>
            <source>Set up this station</source>
            <translation>إعداد هذه المحطة</translation>
        </message>
    </context>
    <context>
        <name>Devices</name>
        <message>
            <source>What belongs to this station</source>
            <translation>ما يخص هذه المحطة</translation>
        </message>
        <message>
            <source>No device belongs to this station yet.</source>
            <translation>لا توجد أجهزة لهذه المحطة بعد.</translation>
        </message>
        <message>
            <source>Battery %1 %</source>
            <translation>البطارية %1 %</translation>
        </message>
        <message>
            <source>seen now</source>
            <translation>ظهر الآن</translation>
        </message>
        <message>
            <source>last seen %1</source>
            <translation>آخر ظهور %1</translation>
        </message>
    </context>
    <context>
        <name>DoctorView</name>
        <message>
            <source>Connecting you to %1</source>
            <translation>نوصلك الآن مع %1</translation>
        </message>
    </context>
    <context>
        <name>EndCall</name>
        <message>
            <source>End the call?</source>
            <translation>هل تريد إنهاء المكالمة؟</translation>
        </message>
        <message>
            <source>%1 will then write your plan.</source>
            <translation>بعدها تُكتب خطتك من %1.</translation>
        </message>
        <message>
            <source>Keep talking</source>
            <translation>مواصلة الحديث</translation>
        </message>
        <message>
            <source>End call</source>
            <translation>إنهاء المكالمة</translation>
        </message>
    </context>
    <context>
        <name>ErrorNote</name>
        <message>
            <source>There is a problem</source>
            <translation>هناك مشكلة</translation>
        </message>
    </context>
    <context>
        <name>Gauge</name>
        <message>
            <source>%1: %2, usual from %3 to %4</source>
            <translation>%1: %2، المعتاد من %3 إلى %4</translation>
        </message>
        <message>
            <source>usual</source>
            <translation>معتاد</translation>
        </message>
    </context>
    <context>
        <name>Goodbye</name>
        <message>
            <source>All done</source>
            <translation>انتهينا</translation>
        </message>
        <message>
            <source>Your information has been cleared from this screen.</source>
            <translation>تم مسح معلوماتك من هذه الشاشة.</translation>
        </message>
        <message>
            <source>Take your card and any paper with you.</source>
            <translation>خذ معك بطاقتك وأوراقك.</translation>
        </message>
    </context>
    <context>
        <name>GuideWords</name>
        <message>
            <source>Sit back, with both feet flat on the floor</source>
            <translation>اجلس وظهرك إلى المسند وقدماك على الأرض</translation>
        </message>
        <message>
            <source>Put the cuff on your bare arm, as high as your heart</source>
            <translation>ضع الرباط على ذراعك المكشوفة، بارتفاع قلبك</translation>
        </message>
        <message>
            <source>Now sit and rest, without talking</source>
            <translation>الآن اجلس واسترح دون كلام</translation>
        </message>
        <message>
            <source>Press the round button on the cuff’s box</source>
            <translation>اضغط الزر المستدير على علبة الرباط</translation>
        </message>
        <message>
            <source>Sit still. Please do not talk yet</source>
            <translation>اجلس بهدوء ولا تتكلم الآن</translation>
        </message>
        <message>
            <source>Put your finger in the clip</source>
            <translation>ضع إصبعك في المشبك</translation>
        </message>
        <message>
            <source>Keep your finger in the clip</source>
            <translation>أبقِ إصبعك في المشبك</translation>
        </message>
        <message>
            <source>Hold the thermometer to your forehead</source>
            <translation>ضع مقياس الحرارة على جبينك</translation>
        </message>
        <message>
            <source>Hold still</source>
            <translation>لا تتحرك</translation>
        </message>
        <message>
            <source>Step on the scale</source>
            <translation>اصعد على الميزان</translation>
        </message>
        <message>
            <source>Stand still</source>
            <translation>قف ثابتًا</translation>
        </message>
        <message>
            <source>Wash your hands with warm water, and dry them</source>
            <translation>اغسل يديك بماء دافئ وجففهما</translation>
        </message>
        <message>
            <source>Put a new strip into the meter</source>
            <translation>ضع شريطًا جديدًا في الجهاز</translation>
        </message>
        <message>
            <source>Touch the drop of blood with the strip</source>
            <translation>المس قطرة الدم بالشريط</translation>
        </message>
        <message>
            <source>Put the strap around your chest, on the skin</source>
            <translation>ضع الحزام حول صدرك، على الجلد</translation>
        </message>
        <message>
            <source>Hold the device with both thumbs on the metal</source>
            <translation>أمسك الجهاز وإبهاماك على المعدن</translation>
        </message>
        <message>
            <source>Sit still, and breathe as usual</source>
            <translation>اجلس دون حركة وتنفس كالمعتاد</translation>
        </message>
        <message>
            <source>After a rest the measurement is right.</source>
            <translation>بعد الراحة يكون القياس صحيحًا.</translation>
        </message>
        <message>
            <source>Your arm stays on the table.</source>
            <translation>تبقى ذراعك على الطاولة.</translation>
        </message>
        <message>
            <source>The cuff feels tight. That is normal.</source>
            <translation>ستشعر بضغط الرباط. هذا طبيعي.</translation>
        </message>
        <message>
            <source>Rest your hand on the table. Breathe as usual.</source>
            <translation>أرح يدك على الطاولة. تنفس كالمعتاد.</translation>
        </message>
        <message>
            <source>Hair away from the forehead.</source>
            <translation>أبعد الشعر عن الجبين.</translation>
        </message>
        <message>
            <source>Shoes off, if you can.</source>
            <translation>اخلع الحذاء إن استطعت.</translation>
        </message>
        <message>
            <source>Measurement %1</source>
            <translation>القياس %1</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 من %2</translation>
        </message>
        <message>
            <source>Feet flat</source>
            <translation>القدمان على الأرض</translation>
        </message>
        <message>
            <source>Arm on table</source>
            <translation>الذراع على الطاولة</translation>
        </message>
        <message>
            <source>Do not talk</source>
            <translation>لا تتكلم</translation>
        </message>
        <message>
            <source>Hand on table</source>
            <translation>اليد على الطاولة</translation>
        </message>
        <message>
            <source>Finger warm</source>
            <translation>إصبع دافئ</translation>
        </message>
        <message>
            <source>Both feet on it</source>
            <translation>كلتا القدمين</translation>
        </message>
        <message>
            <source>Arms down</source>
            <translation>الذراعان للأسفل</translation>
        </message>
        <message>
            <source>Sit down</source>
            <translation>اجلس</translation>
        </message>
        <message>
            <source>Forehead dry</source>
            <translation>جبين جاف</translation>
        </message>
        <message>
            <source>Hands dry</source>
            <translation>اليدان جافتان</translation>
        </message>
        <message>
            <source>New strip</source>
            <translation>شريط جديد</translation>
        </message>
        <message>
            <source>One small drop</source>
            <translation>قطرة صغيرة</translation>
        </message>
        <message>
            <source>Breathe as usual</source>
            <translation>تنفس كالمعتاد</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>Choose your language</source>
            <translation>اختر لغتك</translation>
        </message>
        <message>
            <source>How can we help?</source>
            <translation>كيف يمكننا المساعدة؟</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>الطاقم</translation>
        </message>
        <message>
            <source>A nurse is coming</source>
            <translation>الممرضة قادمة</translation>
        </message>
        <message>
            <source>We are calling a nurse</source>
            <translation>نستدعي ممرضة</translation>
        </message>
        <message>
            <source>Call a nurse</source>
            <translation>استدعِ ممرضة</translation>
        </message>
        <message>
            <source>Stay here. Call out if it is urgent.</source>
            <translation>ابق هنا. نادِ إذا كان الأمر عاجلًا.</translation>
        </message>
        <message>
            <source>We ask someone to come to you.</source>
            <translation>نطلب أن يأتي إليك أحد هنا.</translation>
        </message>
        <message>
            <source>Change language</source>
            <translation>تغيير اللغة</translation>
        </message>
        <message>
            <source>Usual text</source>
            <translation>خط عادي</translation>
        </message>
        <message>
            <source>Bigger text</source>
            <translation>خط أكبر</translation>
        </message>
        <message>
            <source>Usual colours</source>
            <translation>ألوان عادية</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>تباين عالٍ</translation>
        </message>
        <message>
            <source>Finish and clear</source>
            <translation>إنهاء ومسح</translation>
        </message>
        <message>
            <source>Go back</source>
            <translation>رجوع</translation>
        </message>
        <message>
            <source>Go back to the question</source>
            <translation>العودة إلى السؤال</translation>
        </message>
    </context>
    <context>
        <name>Identify</name>
        <message>
            <source>How would you like to check in?</source>
            <translation>كيف تريد التسجيل؟</translation>
        </message>
        <message>
            <source>Hold your card or code in front of the camera.</source>
            <translation>أمسك بطاقتك أو رمزك أمام الكاميرا.</translation>
        </message>
        <message>
            <source>Looking. Hold the card flat, a hand’s width away.</source>
            <translation>جارٍ البحث. أمسك البطاقة مستوية على بعد شبر.</translation>
        </message>
        <message>
            <source>Card flat, a hand’s width away.</source>
            <translation>أمسك البطاقة مستوية على بُعد شبر.</translation>
        </message>
        <message>
            <source>The camera is starting. You can also type your name.</source>
            <translation>الكاميرا تبدأ. يمكنك أيضًا كتابة اسمك.</translation>
        </message>
        <message>
            <source>No card? That is all right.</source>
            <translation>بلا بطاقة؟ لا بأس.</translation>
        </message>
        <message>
            <source>Type my name</source>
            <translation>أكتب اسمي</translation>
        </message>
        <message>
            <source>Nurse called</source>
            <translation>تم استدعاء الممرضة</translation>
        </message>
        <message>
            <source>A nurse will help me</source>
            <translation>ستساعدني ممرضة</translation>
        </message>
        <message>
            <source>Go on without a name</source>
            <translation>المتابعة بدون اسم</translation>
        </message>
    </context>
    <context>
        <name>Keyboard</name>
        <message>
            <source>Letters</source>
            <translation>حروف</translation>
        </message>
        <message>
            <source>Numbers and signs</source>
            <translation>أرقام وعلامات</translation>
        </message>
        <message>
            <source>Letters with accents</source>
            <translation>حروف مشكّلة</translation>
        </message>
        <message>
            <source>Arabic letters</source>
            <translation>حروف عربية</translation>
        </message>
        <message>
            <source>Latin letters</source>
            <translation>حروف لاتينية</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>مسافة</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>حذف</translation>
        </message>
    </context>
    <context>
        <name>Language</name>
        <message>
            <source>Choose your language</source>
            <translation>اختر لغتك</translation>
        </message>
        <message>
            <source>Touch your language.</source>
            <translation>المس لغتك.</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>تباين عالٍ</translation>
        </message>
        <message>
            <source>Bigger text</source>
            <translation>خط أكبر</translation>
        </message>
    </context>
    <context>
        <name>Looking</name>
        <message>
            <source>We are looking for you</source>
            <translation>نبحث عنك</translation>
        </message>
        <message>
            <source>This takes a few seconds.</source>
            <translation>يستغرق بضع ثوانٍ.</translation>
        </message>
        <message>
            <source>Please wait. The next page comes by itself.</source>
            <translation>انتظر من فضلك. تأتي الصفحة التالية وحدها.</translation>
        </message>
    </context>
    <context>
        <name>LostCard</name>
        <message>
            <source>We could not reach the doctor.</source>
            <translation>لم نتمكن من الوصول إلى الطبيب.</translation>
        </message>
        <message>
            <source>We lost the doctor. Trying again.</source>
            <translation>انقطع الاتصال بالطبيب. نحاول مرة أخرى.</translation>
        </message>
        <message>
            <source>A nurse is coming.</source>
            <translation>الممرضة قادمة.</translation>
        </message>
        <message>
            <source>A nurse has been told.</source>
            <translation>أبلغنا الممرضة.</translation>
        </message>
        <message>
            <source>We keep trying. You can call a nurse.</source>
            <translation>نواصل المحاولة. يمكنك استدعاء الممرضة.</translation>
        </message>
        <message>
            <source>Keep waiting</source>
            <translation>مواصلة الانتظار</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>إنهاء</translation>
        </message>
    </context>
    <context>
        <name>Measure</name>
        <message>
            <source>One moment. We are finding the device again</source>
            <translation>لحظة. نبحث عن الجهاز من جديد</translation>
        </message>
        <message>
            <source>The doctor is ready. The call starts when this is done.</source>
            <translation>الطبيب جاهز. تبدأ المكالمة عندما ينتهي هذا.</translation>
        </message>
        <message>
            <source>About %1 seconds left</source>
            <translation>بقي نحو %1 ثانية</translation>
        </message>
        <message>
            <source>Nearly done</source>
            <translation>أوشكنا على الانتهاء</translation>
        </message>
        <message>
            <source>Waiting for the device</source>
            <translation>في انتظار الجهاز</translation>
        </message>
        <message>
            <source>Measuring</source>
            <translation>جارٍ القياس</translation>
        </message>
        <message>
            <source>Hold still. The next step comes by itself.</source>
            <translation>لا تتحرك. تأتي الخطوة التالية وحدها.</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>التقدم</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>توقف</translation>
        </message>
        <message>
            <source>I can’t do this</source>
            <translation>لا أستطيع</translation>
        </message>
        <message>
            <source>Air in the cuff</source>
            <translation>ضغط الرباط</translation>
        </message>
        <message>
            <source>mmHg</source>
            <translation>mmHg</translation>
        </message>
        <message>
            <source>going down</source>
            <translation>ينخفض</translation>
        </message>
        <message>
            <source>going up</source>
            <translation>يرتفع</translation>
        </message>
        <message>
            <source>Oxygen</source>
            <translation>الأكسجين</translation>
        </message>
        <message>
            <source>Heart beats in a minute</source>
            <translation>نبضات القلب في الدقيقة</translation>
        </message>
        <message>
            <source>Your pulse, live</source>
            <translation>نبضك الآن</translation>
        </message>
        <message>
            <source>Your heart, live</source>
            <translation>قلبك الآن</translation>
        </message>
        <message>
            <source>Good signal</source>
            <translation>إشارة جيدة</translation>
        </message>
        <message>
            <source>No signal yet</source>
            <translation>لا إشارة بعد</translation>
        </message>
    </context>
    <context>
        <name>MeasureStrip</name>
        <message>
            <source>Stop</source>
            <translation>توقف</translation>
        </message>
    </context>
    <context>
        <name>MedicineCard</name>
        <message>
            <source>%1, for %2 days</source>
            <translation>%1، عدد الأيام: %2</translation>
        </message>
        <message>
            <source>%1, for 1 day</source>
            <translation>%1، ليوم واحد</translation>
        </message>
    </context>
    <context>
        <name>MoreTime</name>
        <message>
            <source>%1 seconds left</source>
            <translation>بقي %1 ثانية</translation>
        </message>
        <message>
            <source>Do you need more time?</source>
            <translation>هل تحتاج إلى وقت أكثر؟</translation>
        </message>
        <message>
            <source>If nobody answers, we clear this screen so that nobody else can see it.</source>
            <translation>إذا لم يجب أحد، نمسح هذه الشاشة حتى لا يراها غيرك.</translation>
        </message>
        <message>
            <source>I need more time</source>
            <translation>أحتاج إلى وقت أكثر</translation>
        </message>
        <message>
            <source>Finish and clear</source>
            <translation>إنهاء ومسح</translation>
        </message>
    </context>
    <context>
        <name>Name</name>
        <message>
            <source>What is your name?</source>
            <translation>ما اسمك؟</translation>
        </message>
        <message>
            <source>Small spelling mistakes do not matter.</source>
            <translation>الأخطاء الإملائية الصغيرة لا تهم.</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>الاسم الأول</translation>
        </message>
        <message>
            <source>Family name</source>
            <translation>اسم العائلة</translation>
        </message>
        <message>
            <source>Go on without a name</source>
            <translation>المتابعة بدون اسم</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>متابعة</translation>
        </message>
    </context>
    <context>
        <name>NotFound</name>
        <message>
            <source>We could not find you. That is all right.</source>
            <translation>لم نجدك. لا بأس.</translation>
        </message>
        <message>
            <source>You can see a doctor all the same.</source>
            <translation>يمكنك رؤية طبيب على أي حال.</translation>
        </message>
        <message>
            <source>I am new here</source>
            <translation>أنا جديد هنا</translation>
        </message>
        <message>
            <source>We will add you to this clinic.</source>
            <translation>سنضيفك إلى هذه العيادة.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>حاول مرة أخرى</translation>
        </message>
        <message>
            <source>Type the name and birth date once more.</source>
            <translation>اكتب الاسم وتاريخ الميلاد مرة أخرى.</translation>
        </message>
        <message>
            <source>Go on without a name</source>
            <translation>المتابعة بدون اسم</translation>
        </message>
        <message>
            <source>The doctor will ask you.</source>
            <translation>سيسألك الطبيب.</translation>
        </message>
    </context>
    <context>
        <name>NumericPad</name>
        <message>
            <source>Delete</source>
            <translation>حذف</translation>
        </message>
    </context>
    <context>
        <name>Offline</name>
        <message>
            <source>The connection is not working</source>
            <translation>الاتصال لا يعمل</translation>
        </message>
        <message>
            <source>We can still take your measurements and save them safely.</source>
            <translation>ما زال بإمكاننا أخذ قياساتك وحفظها بأمان.</translation>
        </message>
        <message>
            <source>We can take your measurements</source>
            <translation>يمكننا أخذ قياساتك</translation>
        </message>
        <message>
            <source>We keep your answers safe in this station</source>
            <translation>نحفظ إجاباتك في هذه المحطة</translation>
        </message>
        <message>
            <source>A nurse can come to you</source>
            <translation>يمكن أن تأتي ممرضة إليك</translation>
        </message>
        <message>
            <source>The video call has to wait</source>
            <translation>مكالمة الفيديو ستنتظر</translation>
        </message>
        <message>
            <source>Carry on</source>
            <translation>متابعة</translation>
        </message>
    </context>
    <context>
        <name>Phrases</name>
        <message>
            <source>Trouble breathing</source>
            <translation>صعوبة في التنفس</translation>
        </message>
        <message>
            <source>Chest pain</source>
            <translation>ألم في الصدر</translation>
        </message>
        <message>
            <source>Sudden weakness</source>
            <translation>ضعف مفاجئ</translation>
        </message>
        <message>
            <source>Heavy bleeding</source>
            <translation>نزيف شديد</translation>
        </message>
        <message>
            <source>Fit or fainting</source>
            <translation>تشنج أو إغماء</translation>
        </message>
        <message>
            <source>Swollen face or throat</source>
            <translation>تورم في الوجه أو الحلق</translation>
        </message>
        <message>
            <source>Pregnant, with bleeding or strong pain</source>
            <translation>حامل مع نزيف أو ألم شديد</translation>
        </message>
        <message>
            <source>Thoughts of harming myself</source>
            <translation>أفكار بإيذاء نفسي</translation>
        </message>
        <message>
            <source>Cough or cold</source>
            <translation>سعال أو زكام</translation>
        </message>
        <message>
            <source>Throat or ear</source>
            <translation>الحلق أو الأذن</translation>
        </message>
        <message>
            <source>Pain</source>
            <translation>ألم</translation>
        </message>
        <message>
            <source>Skin problem</source>
            <translation>مشكلة في الجلد</translation>
        </message>
        <message>
            <source>Stomach problem</source>
            <translation>مشكلة في المعدة</translation>
        </message>
        <message>
            <source>Blood pressure check</source>
            <translation>فحص ضغط الدم</translation>
        </message>
        <message>
            <source>Something else</source>
            <translation>شيء آخر</translation>
        </message>
        <message>
            <source>Blood pressure</source>
            <translation>ضغط الدم</translation>
        </message>
        <message>
            <source>Oxygen</source>
            <translation>الأكسجين</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>الحرارة</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>الوزن</translation>
        </message>
        <message>
            <source>about 2 minutes</source>
            <translation>نحو دقيقتين</translation>
        </message>
        <message>
            <source>about 1 minute</source>
            <translation>نحو دقيقة</translation>
        </message>
        <message>
            <source>half a minute</source>
            <translation>نصف دقيقة</translation>
        </message>
        <message>
            <source>Start blood pressure</source>
            <translation>ابدأ ضغط الدم</translation>
        </message>
        <message>
            <source>Start oxygen</source>
            <translation>ابدأ الأكسجين</translation>
        </message>
        <message>
            <source>Start temperature</source>
            <translation>ابدأ الحرارة</translation>
        </message>
        <message>
            <source>Start weight</source>
            <translation>ابدأ الوزن</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>متابعة</translation>
        </message>
        <message>
            <source>Next: blood pressure</source>
            <translation>التالي: ضغط الدم</translation>
        </message>
        <message>
            <source>Next: oxygen</source>
            <translation>التالي: الأكسجين</translation>
        </message>
        <message>
            <source>Next: temperature</source>
            <translation>التالي: الحرارة</translation>
        </message>
        <message>
            <source>Next: weight</source>
            <translation>التالي: الوزن</translation>
        </message>
        <message>
            <source>Usual</source>
            <translation>معتاد</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>يُراجَع</translation>
        </message>
        <message>
            <source>Act now</source>
            <translation>عاجل</translation>
        </message>
        <message>
            <source>Upper number</source>
            <translation>الرقم العلوي</translation>
        </message>
        <message>
            <source>Lower number</source>
            <translation>الرقم السفلي</translation>
        </message>
        <message>
            <source>Heart beats in a minute</source>
            <translation>نبضات القلب في الدقيقة</translation>
        </message>
        <message>
            <source>This code is not a card of this clinic. Try another one, or type your name.</source>
            <translation>هذا الرمز ليس بطاقة لهذه العيادة. جرّب بطاقة أخرى أو اكتب اسمك.</translation>
        </message>
        <message>
            <source>This number alone does not say who you are. Type your name, or ask a nurse.</source>
            <translation>هذا الرقم وحده لا يدل على هويتك. اكتب اسمك أو اسأل الممرضة.</translation>
        </message>
        <message>
            <source>This document could not be read. Try once more, or type your name.</source>
            <translation>تعذّرت قراءة هذه الوثيقة. حاول مرة أخرى أو اكتب اسمك.</translation>
        </message>
        <message>
            <source>This document has expired. You can go on all the same.</source>
            <translation>انتهت صلاحية هذه الوثيقة. يمكنك المتابعة مع ذلك.</translation>
        </message>
        <message>
            <source>Type your first name or your family name.</source>
            <translation>اكتب اسمك الأول أو اسم العائلة.</translation>
        </message>
        <message>
            <source>There is no such day. Check day, month and year.</source>
            <translation>لا يوجد يوم كهذا. راجع اليوم والشهر والسنة.</translation>
        </message>
        <message>
            <source>This day has not come yet. Check the year.</source>
            <translation>هذا اليوم لم يأت بعد. راجع السنة.</translation>
        </message>
        <message>
            <source>This year is too long ago. Check the year.</source>
            <translation>هذه السنة قديمة جدًا. راجع السنة.</translation>
        </message>
        <message>
            <source>Please try once more, or ask a nurse.</source>
            <translation>حاول مرة أخرى أو اطلب ممرضة.</translation>
        </message>
        <message>
            <source>January</source>
            <translation>يناير</translation>
        </message>
        <message>
            <source>February</source>
            <translation>فبراير</translation>
        </message>
        <message>
            <source>March</source>
            <translation>مارس</translation>
        </message>
        <message>
            <source>April</source>
            <translation>أبريل</translation>
        </message>
        <message>
            <source>May</source>
            <translation>مايو</translation>
        </message>
        <message>
            <source>June</source>
            <translation>يونيو</translation>
        </message>
        <message>
            <source>July</source>
            <translation>يوليو</translation>
        </message>
        <message>
            <source>August</source>
            <translation>أغسطس</translation>
        </message>
        <message>
            <source>September</source>
            <translation>سبتمبر</translation>
        </message>
        <message>
            <source>October</source>
            <translation>أكتوبر</translation>
        </message>
        <message>
            <source>November</source>
            <translation>نوفمبر</translation>
        </message>
        <message>
            <source>December</source>
            <translation>ديسمبر</translation>
        </message>
        <message>
            <source>%1 asks for your blood pressure</source>
            <translation>%1: نطلب قياس ضغط دمك</translation>
        </message>
        <message>
            <source>%1 asks for your oxygen</source>
            <translation>%1: نطلب قياس الأكسجين</translation>
        </message>
        <message>
            <source>%1 asks for your temperature</source>
            <translation>%1: نطلب قياس حرارتك</translation>
        </message>
        <message>
            <source>%1 asks for your weight</source>
            <translation>%1: نطلب قياس وزنك</translation>
        </message>
            <message>
            <source>morning</source>
            <translation>صباحًا</translation>
        </message>
        <message>
            <source>midday</source>
            <translation>ظهرًا</translation>
        </message>
        <message>
            <source>evening</source>
            <translation>مساءً</translation>
        </message>
        <message>
            <source>night</source>
            <translation>ليلًا</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 د</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 س</translation>
        </message>
        <message>
            <source>%1 days</source>
            <translation>%1 أيام</translation>
        </message>
        <message>
        <source>A patient lost the doctor&apos;s call</source>
        <translation>انقطع اتصال مريض بالطبيب</translation>
    </message>
    <message>
            <source>A patient calls for a nurse</source>
            <translation>مريض يستدعي الممرضة</translation>
        </message>
        <message>
            <source>%1 %2 %3</source>
            <comment>weekday, day, month</comment>
            <translation>%1 %2 %3</translation>
        </message>
        <message>
            <source>Check the number, or skip it.</source>
            <translation>تحقق من الرقم أو تخطَّ هذا.</translation>
        </message>
        <message>
            <source>This station can’t save. Patients are sent to the front desk.</source>
            <translation>لا تستطيع هذه المحطة الحفظ. يُرسل المرضى إلى مكتب الاستقبال.</translation>
        </message>
        <message>
            <source>Somebody is needed here</source>
            <translation>مطلوب حضور أحد هنا</translation>
        </message>
        <message>
            <source>Upper blood pressure</source>
            <translation>ضغط الدم الانقباضي</translation>
        </message>
        <message>
            <source>Lower blood pressure</source>
            <translation>ضغط الدم الانبساطي</translation>
        </message>
        <message>
            <source>Mean blood pressure</source>
            <translation>ضغط الدم المتوسط</translation>
        </message>
        <message>
            <source>Pulse</source>
            <translation>النبض</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>قراءة</translation>
        </message>
        <message>
            <source>Doctor</source>
            <translation>الطبيب</translation>
        </message>
        <message>
            <source>Nurse</source>
            <translation>الممرضة</translation>
        </message>
        <message>
            <source>Technician</source>
            <translation>الفني</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>جاهز</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>قيد الاستعمال</translation>
        </message>
        <message>
            <source>not seen yet</source>
            <translation>لم يُرَ بعد</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>غير موجود</translation>
        </message>
        <message>
            <source>Battery low</source>
            <translation>البطارية ضعيفة</translation>
        </message>
        <message>
            <source>Connection lost</source>
            <translation>انقطع الاتصال</translation>
        </message>
        <message>
            <source>Too much movement</source>
            <translation>حركة زائدة</translation>
        </message>
        <message>
            <source>Cuff too loose</source>
            <translation>السوار رخو</translation>
        </message>
        <message>
            <source>Arm not in place</source>
            <translation>الذراع ليست في مكانها</translation>
        </message>
        <message>
            <source>Signal too weak</source>
            <translation>الإشارة ضعيفة</translation>
        </message>
        <message>
            <source>Sensor not on</source>
            <translation>المستشعر غير موضوع</translation>
        </message>
        <message>
            <source>Gave no value</source>
            <translation>لم يعطِ قيمة</translation>
        </message>
        <message>
            <source>Took too long</source>
            <translation>استغرق وقتًا طويلًا</translation>
        </message>
        <message>
            <source>Answer not clear</source>
            <translation>الرد غير واضح</translation>
        </message>
        <message>
            <source>Pair it again</source>
            <translation>أعد الاقتران</translation>
        </message>
        <message>
            <source>Port is locked</source>
            <translation>المنفذ مقفل</translation>
        </message>
        <message>
            <source>Unplugged</source>
            <translation>مفصول</translation>
        </message>
        <message>
            <source>Needs a look</source>
            <translation>يحتاج إلى فحص</translation>
        </message>
        <message>
            <source>Ready to be sent</source>
            <translation>جاهزة للإرسال</translation>
        </message>
        <message>
            <source>Waits for the network</source>
            <translation>بانتظار الشبكة</translation>
        </message>
        <message>
            <source>The network asks for a sign-in. Call the technician.</source>
            <translation>الشبكة تطلب تسجيل الدخول. اتصل بالفني.</translation>
        </message>
        <message>
            <source>The clinic server did not take it yet. We try again.</source>
            <translation>لم يستلمها خادم العيادة بعد. نحاول مرة أخرى.</translation>
        </message>
        <message>
            <source>The clinic server does not accept this station. Call the technician.</source>
            <translation>خادم العيادة لا يقبل هذه المحطة. اتصل بالفني.</translation>
        </message>
        <message>
            <source>Sent. Waiting to hear that it arrived.</source>
            <translation>أُرسلت. ننتظر تأكيد وصولها.</translation>
        </message>
        <message>
            <source>The clinic server refuses it. Call the clinic.</source>
            <translation>خادم العيادة يرفضها. اتصل بالعيادة.</translation>
        </message>
        <message>
            <source>It can’t be read any more. Call the technician.</source>
            <translation>لم تعد قراءتها ممكنة. اتصل بالفني.</translation>
        </message>
        <message>
            <source>Not sent yet</source>
            <translation>لم تُرسل بعد</translation>
        </message>
        <message>
            <source>A nurse has been called. Please stay here.</source>
            <translation>تم استدعاء ممرضة. يرجى البقاء هنا.</translation>
        </message>
        <message>
            <source>A nurse is coming to you. Please stay here.</source>
            <translation>ممرضة في طريقها إليك. يرجى البقاء هنا.</translation>
        </message>
        <message>
            <source>%1 asks for your blood sugar</source>
            <translation>%1 يطلب قياس سكر الدم</translation>
        </message>
        <message>
            <source>%1 asks for your heart rate</source>
            <translation>%1 يطلب قياس نبض القلب</translation>
        </message>
        <message>
            <source>A value is too high or too low for the device</source>
            <translation>قيمة أعلى أو أدنى مما يستطيع الجهاز قياسه</translation>
        </message>
        <message>
            <source>Blood sugar</source>
            <translation>سكر الدم</translation>
        </message>
        <message>
            <source>Body fat</source>
            <translation>دهون الجسم</translation>
        </message>
        <message>
            <source>Clock is wrong</source>
            <translation>ساعته خاطئة</translation>
        </message>
        <message>
            <source>Paper ends soon</source>
            <translation>الورق يوشك على النفاد</translation>
        </message>
        <message>
            <source>No paper</source>
            <translation>لا يوجد ورق</translation>
        </message>
        <message>
            <source>Cover is open</source>
            <translation>الغطاء مفتوح</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>متوقفة</translation>
        </message>
        <message>
            <source>Does not answer</source>
            <translation>لا تستجيب</translation>
        </message>
        <message>
            <source>Printer</source>
            <translation>الطابعة</translation>
        </message>
        <message>
            <source>Code scanner</source>
            <translation>قارئ الرموز</translation>
        </message>
        <message>
            <source>Control solution</source>
            <translation>محلول اختبار</translation>
        </message>
        <message>
            <source>Hardly possible</source>
            <translation>قيمة غير معقولة</translation>
        </message>
        <message>
            <source>Heart rate</source>
            <translation>معدل نبض القلب</translation>
        </message>
        <message>
            <source>In use elsewhere</source>
            <translation>مستعمل في مكان آخر</translation>
        </message>
        <message>
            <source>Next: blood sugar</source>
            <translation>التالي: سكر الدم</translation>
        </message>
        <message>
            <source>Next: heart rate</source>
            <translation>التالي: نبض القلب</translation>
        </message>
        <message>
            <source>No strip in it</source>
            <translation>لا شريط فيه</translation>
        </message>
        <message>
            <source>Not the right one</source>
            <translation>ليس الجهاز المطلوب</translation>
        </message>
        <message>
            <source>Off or asleep</source>
            <translation>مطفأ أو نائم</translation>
        </message>
        <message>
            <source>Start blood sugar</source>
            <translation>ابدأ سكر الدم</translation>
        </message>
        <message>
            <source>Start heart rate</source>
            <translation>ابدأ نبض القلب</translation>
        </message>
        <message>
            <source>Strip not usable</source>
            <translation>الشريط غير صالح</translation>
        </message>
        <message>
            <source>Too far away</source>
            <translation>بعيد جدًا</translation>
        </message>
        <message>
            <source>Too high or too low</source>
            <translation>أعلى أو أدنى من مداه</translation>
        </message>
    </context>
    <context>
        <name>Pin</name>
        <message>
            <source>Staff only</source>
            <translation>للطاقم فقط</translation>
        </message>
        <message>
            <source>Type your PIN.</source>
            <translation>أدخل رمزك السري.</translation>
        </message>
        <message>
            <source>%1 digits typed</source>
            <translation>عدد الأرقام المكتوبة: %1</translation>
        </message>
        <message>
            <source>Too many wrong PINs. Wait %1 seconds.</source>
            <translation>محاولات خاطئة كثيرة. انتظر %1 ثانية.</translation>
        </message>
        <message>
            <source>That PIN is not right. Try again.</source>
            <translation>الرمز غير صحيح. حاول مرة أخرى.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>فتح</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>حذف</translation>
        </message>
    </context>
    <context>
        <name>Pause</name>
        <message>
            <source>We will measure once more, to be sure</source>
            <translation>سنقيس مرة أخرى للتأكد</translation>
        </message>
        <message>
            <source>One more measurement</source>
            <translation>قياس واحد آخر</translation>
        </message>
        <message>
            <source>A nurse has been told. Please stay here.</source>
            <translation>أُبلغت ممرضة. ابق هنا من فضلك.</translation>
        </message>
        <message>
            <source>Stay seated, and leave the cuff on. Please do not talk.</source>
            <translation>ابق جالسًا واترك الرباط على ذراعك. من فضلك لا تتكلم.</translation>
        </message>
        <message>
            <source>I can’t do this</source>
            <translation>لا أستطيع</translation>
        </message>
    </context>
    <context>
        <name>Phone</name>
        <message>
            <source>What is your phone number?</source>
            <translation>ما رقم هاتفك؟</translation>
        </message>
        <message>
            <source>The clinic calls you on this number.</source>
            <translation>ستتصل بك العيادة على هذا الرقم.</translation>
        </message>
        <message>
            <source>Phone number</source>
            <translation>رقم الهاتف</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>تخطَّ</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>متابعة</translation>
        </message>
    </context>
    <context>
        <name>Plan</name>
        <message>
            <source>The printer needs paper. Scan it to your phone.</source>
            <translation>الطابعة تحتاج إلى ورق. انقلها إلى هاتفك.</translation>
        </message>
        <message>
            <source>It could not be printed. Scan it to your phone.</source>
            <translation>تعذرت الطباعة. انقلها إلى هاتفك.</translation>
        </message>
        <message>
            <source>What we agreed</source>
            <translation>ما اتفقنا عليه</translation>
        </message>
        <message>
            <source>%1 wrote this for you today.</source>
            <translation>كُتبت لك اليوم من %1.</translation>
        </message>
        <message>
            <source>Come back on %1</source>
            <translation>عُد يوم %1</translation>
        </message>
        <message>
            <source>Printing</source>
            <translation>جارٍ الطباعة</translation>
        </message>
        <message>
            <source>Printed</source>
            <translation>تمت الطباعة</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>اطبع</translation>
        </message>
        <message>
            <source>To my phone</source>
            <translation>إلى هاتفي</translation>
        </message>
        <message>
            <source>Scan to my phone</source>
            <translation>انقل إلى هاتفي</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>إنهاء</translation>
        </message>
        <message>
            <source>Page before</source>
            <translation>الصفحة السابقة</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>الصفحة التالية</translation>
        </message>
        <message>
            <source>Change my phone number</source>
            <translation>تغيير رقم هاتفي</translation>
        </message>
        <message>
            <source>Leave my phone number</source>
            <translation>اترك رقم هاتفي</translation>
        </message>
        <message>
            <source>The printer needs paper. Please ask a nurse.</source>
            <translation>الطابعة بحاجة إلى ورق. يرجى سؤال ممرضة.</translation>
        </message>
        <message>
            <source>The printer is open. Scan it to your phone.</source>
            <translation>الطابعة مفتوحة. انقلها إلى هاتفك.</translation>
        </message>
        <message>
            <source>The printer is open. Please ask a nurse.</source>
            <translation>الطابعة مفتوحة. يرجى سؤال ممرضة.</translation>
        </message>
        <message>
            <source>It could not be printed. Please ask a nurse.</source>
            <translation>تعذرت الطباعة. يرجى سؤال ممرضة.</translation>
        </message>
    </context>
    <context>
        <name>Prepare</name>
        <message>
            <source>Step %1 of %2</source>
            <translation>الخطوة %1 من %2</translation>
        </message>
        <message>
            <source>I can’t do this</source>
            <translation>لا أستطيع</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>تم</translation>
        </message>
        <message>
            <source>I have rested already</source>
            <translation>لقد استرحت من قبل</translation>
        </message>
    </context>
    <context>
        <name>Qr</name>
        <message>
            <source>Scan this with your phone</source>
            <translation>امسحها بهاتفك</translation>
        </message>
        <message>
            <source>The plan is too long for a code</source>
            <translation>الخطة أطول من أن توضع في رمز</translation>
        </message>
        <message>
            <source>Hold the camera of your phone to the square. It shows your plan as text.</source>
            <translation>وجّه كاميرا هاتفك إلى المربع. تظهر خطتك كنص.</translation>
        </message>
        <message>
            <source>Please print it, or ask a nurse.</source>
            <translation>اطبعها من فضلك أو اسأل الممرضة.</translation>
        </message>
        <message>
            <source>A code with your plan</source>
            <translation>رمز فيه خطتك</translation>
        </message>
        <message>
            <source>Go back</source>
            <translation>رجوع</translation>
        </message>
    </context>
    <context>
        <name>Question</name>
        <message>
            <source>Skip this</source>
            <translation>تخطَّ هذا</translation>
        </message>
        <message>
            <source>I’m not sure</source>
            <translation>لست متأكدًا</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>متابعة</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>نعم</translation>
        </message>
        <message>
            <source>No</source>
            <translation>لا</translation>
        </message>
        <message>
            <source>Not at all</source>
            <translation>لا شيء</translation>
        </message>
        <message>
            <source>The worst</source>
            <translation>الأسوأ</translation>
        </message>
        <message>
            <source>I can’t say</source>
            <translation>لا أعرف</translation>
        </message>
    </context>
    <context>
        <name>Readings</name>
        <message>
            <source>In nobody’s record. We do not guess whose they are.</source>
            <translation>ليست في سجل أحد. لا نخمّن لمن هي.</translation>
        </message>
        <message>
            <source>Every reading has a person.</source>
            <translation>كل قراءة لها صاحبها.</translation>
        </message>
        <message>
            <source>Measured %1</source>
            <translation>القياس %1</translation>
        </message>
        <message>
            <source>Arrived %1</source>
            <translation>الوصول %1</translation>
        </message>
        <message>
            <source>%1 late</source>
            <translation>تأخر %1</translation>
        </message>
        <message>
            <source>Why it is here: no step was open that asked for it. Measure again in the visit.</source>
            <translation>سبب وجودها هنا: لم تطلبها أي خطوة مفتوحة. أعد القياس في الزيارة.</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>الاحتفاظ بها</translation>
        </message>
        <message>
            <source>Yes, discard</source>
            <translation>نعم، حذف</translation>
        </message>
        <message>
            <source>Test or mistake: discard</source>
            <translation>تجربة أو خطأ: حذف</translation>
        </message>
    </context>
    <context>
        <name>Reason</name>
        <message>
            <source>Why are you here today?</source>
            <translation>لماذا أتيت اليوم؟</translation>
        </message>
        <message>
            <source>Touch the one that fits best.</source>
            <translation>المس ما يناسبك أكثر.</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>متابعة</translation>
        </message>
    </context>
    <context>
        <name>QuestionSheet</name>
        <message>
            <source>Help</source>
            <translation>مساعدة</translation>
        </message>
    </context>
    <context>
        <name>RequestCard</name>
        <message>
            <source>Agree</source>
            <translation>أوافق</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>ليس الآن</translation>
        </message>
    </context>
    <context>
        <name>Rest</name>
        <message>
            <source>Sorry, this station needs a short rest</source>
            <translation>عذرًا، تحتاج هذه المحطة إلى راحة قصيرة</translation>
        </message>
        <message>
            <source>Please see the front desk.</source>
            <translation>راجع مكتب الاستقبال من فضلك.</translation>
        </message>
        <message>
            <source>What you confirmed is safe</source>
            <translation>ما أكدته محفوظ</translation>
        </message>
        <message>
            <source>It is locked in this station.</source>
            <translation>إنه مقفل في هذه المحطة.</translation>
        </message>
        <message>
            <source>You can’t go there? Call out.</source>
            <translation>لا تستطيع الذهاب؟ نادِ بصوت عالٍ.</translation>
        </message>
        <message>
            <source>The front desk can help you now.</source>
            <translation>يمكن لمكتب الاستقبال مساعدتك الآن.</translation>
        </message>
    </context>
    <context>
        <name>RestBand</name>
        <message>
            <source>Cannot wait</source>
            <translation>لا يستطيع الانتظار</translation>
        </message>
        <message>
            <source>Has rested</source>
            <translation>استراح من قبل</translation>
        </message>
        <message>
            <source>Can’t sit still</source>
            <translation>لا يستطيع الجلوس ساكنًا</translation>
        </message>
        <message>
            <source>The patient rests. Leave the rest out?</source>
            <translation>المريض يستريح. هل تُلغى الراحة؟</translation>
        </message>
    </context>
    <context>
        <name>Result</name>
        <message>
            <source>We will show this to the doctor now</source>
            <translation>سنعرض هذا على الطبيب الآن</translation>
        </message>
        <message>
            <source>A nurse has been told. Please stay here.</source>
            <translation>أُبلغت ممرضة. ابق هنا من فضلك.</translation>
        </message>
        <message>
            <source>You can also measure again.</source>
            <translation>يمكنك القياس مرة أخرى أيضًا.</translation>
        </message>
        <message>
            <source>Your blood pressure is in the usual range</source>
            <translation>ضغط دمك في النطاق المعتاد</translation>
        </message>
        <message>
            <source>Your oxygen is in the usual range</source>
            <translation>الأكسجين لديك في النطاق المعتاد</translation>
        </message>
        <message>
            <source>Your blood sugar is in the usual range</source>
            <translation>سكر الدم عندك ضمن المعتاد</translation>
        </message>
        <message>
            <source>Your heart rate is in the usual range</source>
            <translation>نبض قلبك ضمن المعتاد</translation>
        </message>
        <message>
            <source>Your temperature is in the usual range</source>
            <translation>حرارتك في النطاق المعتاد</translation>
        </message>
        <message>
            <source>The doctor will look at your blood pressure</source>
            <translation>سينظر الطبيب في ضغط دمك</translation>
        </message>
        <message>
            <source>The doctor will look at your oxygen</source>
            <translation>سينظر الطبيب في الأكسجين لديك</translation>
        </message>
        <message>
            <source>The doctor will look at your temperature</source>
            <translation>سينظر الطبيب في حرارتك</translation>
        </message>
        <message>
            <source>The doctor will look at your blood sugar</source>
            <translation>سينظر الطبيب في سكر الدم عندك</translation>
        </message>
        <message>
            <source>The doctor will look at your heart rate</source>
            <translation>سينظر الطبيب في نبض قلبك</translation>
        </message>
        <message>
            <source>The doctor will look at your weight</source>
            <translation>سينظر الطبيب في وزنك</translation>
        </message>
        <message>
            <source>Your blood pressure is written down</source>
            <translation>تم تسجيل ضغط دمك</translation>
        </message>
        <message>
            <source>Your oxygen is written down</source>
            <translation>تم تسجيل الأكسجين لديك</translation>
        </message>
        <message>
            <source>Your temperature is written down</source>
            <translation>تم تسجيل حرارتك</translation>
        </message>
        <message>
            <source>Your blood sugar is written down</source>
            <translation>سُجِّل سكر الدم عندك</translation>
        </message>
        <message>
            <source>Your heart rate is written down</source>
            <translation>سُجِّل نبض قلبك</translation>
        </message>
        <message>
            <source>Your weight is written down</source>
            <translation>تم تسجيل وزنك</translation>
        </message>
        <message>
            <source>%1, mean of the last %2 at %3</source>
            <translation>%1، متوسط آخر %2 عند %3</translation>
        </message>
        <message>
            <source>%1, typed at %2</source>
            <translation>%1، كُتب في %2</translation>
        </message>
        <message>
            <source>%1, measured at %2</source>
            <translation>%1، قيس في %2</translation>
        </message>
        <message>
            <source>Typed at %1</source>
            <translation>كُتب في %1</translation>
        </message>
        <message>
            <source>Measured at %1</source>
            <translation>قيس في %1</translation>
        </message>
        <message>
            <source>Measure again</source>
            <translation>قس مرة أخرى</translation>
        </message>
    </context>
    <context>
        <name>Review</name>
        <message>
            <source>Check your answers</source>
            <translation>راجع إجاباتك</translation>
        </message>
        <message>
            <source>Then we send them to the doctor.</source>
            <translation>ثم نرسلها إلى الطبيب.</translation>
        </message>
        <message>
            <source>We keep them safe until the connection is back.</source>
            <translation>نحفظها حتى يعود الاتصال.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>الاسم</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>السبب</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>نعم</translation>
        </message>
        <message>
            <source>No</source>
            <translation>لا</translation>
        </message>
        <message>
            <source>Not sure</source>
            <translation>غير متأكد</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>بلا إجابة</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>لم يُقَس</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>قياس</translation>
        </message>
        <message>
            <source>Measure again</source>
            <translation>قس مرة أخرى</translation>
        </message>
        <message>
            <source>Answers above</source>
            <translation>الإجابات أعلاه</translation>
        </message>
        <message>
            <source>Answers below</source>
            <translation>الإجابات أدناه</translation>
        </message>
        <message>
            <source>Send to the doctor</source>
            <translation>أرسل إلى الطبيب</translation>
        </message>
        <message>
            <source>Save my visit</source>
            <translation>احفظ زيارتي</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>تغيير</translation>
        </message>
    </context>
    <context>
        <name>Safety</name>
        <message>
            <source>Do you need help right now?</source>
            <translation>هل تحتاج إلى مساعدة الآن؟</translation>
        </message>
        <message>
            <source>Touch a picture if this is happening to you. We call for help at once.</source>
            <translation>المس الصورة إذا كان هذا يحدث لك. نطلب المساعدة فورًا.</translation>
        </message>
        <message>
            <source>None of these</source>
            <translation>لا شيء من هذا</translation>
        </message>
    </context>
    <context>
        <name>SelfView</name>
        <message>
            <source>You</source>
            <translation>أنت</translation>
        </message>
        <message>
            <source>Is off</source>
            <translation>مغلقة</translation>
        </message>
        <message>
            <source>Camera is off</source>
            <translation>الكاميرا مغلقة</translation>
        </message>
        <message>
        <source>The doctor sees this</source>
        <translation>الطبيب يرى هذا</translation>
    </message>
</context>
    <context>
        <name>TalkLines</name>
        <message>
            <source>You</source>
            <translation>أنت</translation>
        </message>
    </context>
    <context>
        <name>Setup</name>
        <message>
            <source>%1 of %2 devices are ready. You can stop at any time.</source>
            <translation>%1 من %2 أجهزة جاهزة. يمكنك التوقف في أي وقت.</translation>
        </message>
        <message>
            <source>Asking the devices</source>
            <translation>جارٍ سؤال الأجهزة</translation>
        </message>
        <message>
            <source>Test all devices</source>
            <translation>جرّب كل الأجهزة</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>الاسم</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>العنوان</translation>
        </message>
        <message>
            <source>Serial number</source>
            <translation>الرقم التسلسلي</translation>
        </message>
        <message>
            <source>Battery</source>
            <translation>البطارية</translation>
        </message>
        <message>
            <source>not told</source>
            <translation>غير معروف</translation>
        </message>
        <message>
            <source>Last seen</source>
            <translation>آخر ظهور</translation>
        </message>
        <message>
            <source>not seen yet</source>
            <translation>لم يظهر بعد</translation>
        </message>
        <message>
            <source>now</source>
            <translation>الآن</translation>
        </message>
        <message>
            <source>%1 ago</source>
            <translation>قبل %1</translation>
        </message>
        <message>
            <source>Calibration due</source>
            <translation>موعد المعايرة</translation>
        </message>
        <message>
            <source>bound by hand</source>
            <translation>مربوط يدويًا</translation>
        </message>
        <message>
            <source>no date</source>
            <translation>بلا موعد</translation>
        </message>
        <message>
            <source>No, keep it</source>
            <translation>لا، أبقه</translation>
        </message>
        <message>
            <source>Take away</source>
            <translation>إزالة</translation>
        </message>
        <message>
            <source>Yes, take it away</source>
            <translation>نعم، أزله</translation>
        </message>
        <message>
            <source>Bind another</source>
            <translation>اربط آخر</translation>
        </message>
        <message>
            <source>Bind one</source>
            <translation>اربط واحدًا</translation>
        </message>
    </context>
    <context>
        <name>SetupWords</name>
        <message>
            <source>Blood pressure cuff</source>
            <translation>جهاز ضغط الدم</translation>
        </message>
        <message>
            <source>Finger clip</source>
            <translation>مشبك الإصبع</translation>
        </message>
        <message>
            <source>Thermometer</source>
            <translation>ميزان الحرارة</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>ميزان الوزن</translation>
        </message>
        <message>
            <source>Blood sugar meter</source>
            <translation>جهاز سكر الدم</translation>
        </message>
        <message>
            <source>Chest strap</source>
            <translation>حزام الصدر</translation>
        </message>
        <message>
            <source>Very near</source>
            <translation>قريب جدًا</translation>
        </message>
        <message>
            <source>Near</source>
            <translation>قريب</translation>
        </message>
        <message>
            <source>Next room</source>
            <translation>غرفة مجاورة</translation>
        </message>
        <message>
            <source>On a cable</source>
            <translation>بسلك</translation>
        </message>
        <message>
            <source>to do: every visit needs it</source>
            <translation>لم يُنجز: كل زيارة تحتاجه</translation>
        </message>
        <message>
            <source>not bound, not asked for</source>
            <translation>غير مربوط ولا يُطلب</translation>
        </message>
        <message>
            <source>asking it now</source>
            <translation>جارٍ سؤاله الآن</translation>
        </message>
        <message>
            <source>calibration is due</source>
            <translation>حان موعد معايرته</translation>
        </message>
        <message>
            <source>no test reading yet</source>
            <translation>بلا قراءة تجريبية بعد</translation>
        </message>
        <message>
            <source>calibration due %1</source>
            <translation>موعد المعايرة %1</translation>
        </message>
        <message>
            <source>battery %1</source>
            <translation>البطارية %1</translation>
        </message>
        <message>
            <source>Switch the device on, hold it near the screen, and bind it.</source>
            <translation>شغّل الجهاز، وقرّبه من الشاشة، ثم اربطه.</translation>
        </message>
        <message>
            <source>Bind one, and every visit measures this too.</source>
            <translation>اربط واحدًا لتقيس كل زيارة هذا أيضًا.</translation>
        </message>
        <message>
            <source>Have it calibrated, then bind it again with the new date.</source>
            <translation>عايِره، ثم اربطه من جديد بالموعد الجديد.</translation>
        </message>
        <message>
            <source>Bind it again and take a test reading.</source>
            <translation>اربطه من جديد وخذ قراءة تجريبية.</translation>
        </message>
        <message>
            <source>Switch it on or wake it, hold it near the screen, and try again.</source>
            <translation>شغّله أو أيقظه، وقرّبه من الشاشة، وحاول مرة أخرى.</translation>
        </message>
        <message>
            <source>Hold its button until it shows that it pairs, and try again.</source>
            <translation>اضغط زره مطولًا حتى يُظهر أنه يقترن، وحاول مرة أخرى.</translation>
        </message>
        <message>
            <source>Plug in the adapter, or close the program that holds the port.</source>
            <translation>وصّل المحوّل، أو أغلق البرنامج الذي يشغل المنفذ.</translation>
        </message>
        <message>
            <source>Another device answers in its place. Bind that one, or bring the right one back.</source>
            <translation>يجيب جهاز آخر مكانه. اربط ذلك الجهاز أو أعد الصحيح.</translation>
        </message>
        <message>
            <source>Bind it again: that sets its clock.</source>
            <translation>اربطه من جديد: هذا يضبط ساعته.</translation>
        </message>
        <message>
            <source>What it says cannot be read. Switch it off and on, or choose another driver.</source>
            <translation>لا يُقرأ ما يقوله. أطفئه وشغّله، أو اختر برنامج تشغيل آخر.</translation>
        </message>
    </context>
    <context>
        <name>TextTalk</name>
        <message>
            <source>Your words to the doctor</source>
            <translation>كلماتك إلى الطبيب</translation>
        </message>
        <message>
            <source>Write to the doctor</source>
            <translation>اكتب إلى الطبيب</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>إرسال</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>إغلاق</translation>
        </message>
    </context>
    <context>
        <name>TimeOfDay</name>
        <message>
            <source>Take %1</source>
            <translation>خذ %1</translation>
        </message>
        <message>
            <source>none</source>
            <translation>لا شيء</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Back</source>
            <translation>رجوع</translation>
        </message>
        <message>
            <source>Step %1 of %2</source>
            <translation>الخطوة %1 من %2</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>تباين عالٍ</translation>
        </message>
        <message>
            <source>Bigger text</source>
            <translation>خط أكبر</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>مساعدة</translation>
        </message>
    </context>
    <context>
        <name>Trouble</name>
        <message>
            <source>You can skip this. The doctor can see you all the same.</source>
            <translation>يمكنك تخطي هذا. سيراك الطبيب على أي حال.</translation>
        </message>
        <message>
            <source>This happens. Two things to try:</source>
            <translation>يحدث هذا. جرّب أمرين:</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>حاول مرة أخرى</translation>
        </message>
        <message>
            <source>Skip this</source>
            <translation>تخطَّ هذا</translation>
        </message>
        <message>
            <source>A nurse can also type the number for you.</source>
            <translation>يمكن للممرضة أيضًا أن تكتب الرقم عنك.</translation>
        </message>
        <message>
            <source>A nurse can also use another device.</source>
            <translation>يمكن للممرضة أيضًا أن تستعمل جهازًا آخر.</translation>
        </message>
        <message>
            <source>This happens. You can try again, or skip it.</source>
            <translation>هذا يحدث. يمكنك المحاولة مرة أخرى أو التخطي.</translation>
        </message>
        <message>
            <source>You can skip this.</source>
            <translation>يمكنك تخطي هذا.</translation>
        </message>
    </context>
    <context>
        <name>Troubles</name>
        <message>
            <source>A nurse can change it.</source>
            <translation>يمكن للممرضة تغييرها.</translation>
        </message>
        <message>
            <source>A nurse can measure you by hand.</source>
            <translation>يمكن للممرضة أن تقيس لك باليد.</translation>
        </message>
        <message>
            <source>A nurse can plug it in.</source>
            <translation>يمكن للممرضة أن توصله.</translation>
        </message>
        <message>
            <source>A nurse can type the number for you.</source>
            <translation>يمكن للممرضة أن تكتب الرقم عنك.</translation>
        </message>
        <message>
            <source>A nurse has been told. Please stay here.</source>
            <translation>أُخبرت ممرضة. ابقَ هنا من فضلك.</translation>
        </message>
        <message>
            <source>A nurse will look at this now</source>
            <translation>ستنظر ممرضة في هذا الآن</translation>
        </message>
        <message>
            <source>A phone or computer holds it. Switch Bluetooth off there.</source>
            <translation>هاتف أو حاسوب متصل به. أطفئ البلوتوث هناك.</translation>
        </message>
        <message>
            <source>Another device has answered.</source>
            <translation>أجاب جهاز آخر.</translation>
        </message>
        <message>
            <source>Another one of its kind answered. Use the one that belongs here.</source>
            <translation>أجاب جهاز آخر من نوعه. استعمل الجهاز الخاص بهذه المحطة.</translation>
        </message>
        <message>
            <source>Bring it close to this screen.</source>
            <translation>قرّبه من هذه الشاشة.</translation>
        </message>
        <message>
            <source>Bring it within two metres of the station.</source>
            <translation>قرّبه إلى أقل من مترين من المحطة.</translation>
        </message>
        <message>
            <source>Call the technician to pair it. Use another device until then.</source>
            <translation>اتصل بالفني ليقرنه. استعمل جهازًا آخر حتى ذلك.</translation>
        </message>
        <message>
            <source>Call the technician. Use another device until then.</source>
            <translation>اتصل بالفني. استعمل جهازًا آخر حتى ذلك.</translation>
        </message>
        <message>
            <source>Change or charge its battery.</source>
            <translation>غيّر بطاريته أو اشحنها.</translation>
        </message>
        <message>
            <source>Do not talk while it measures.</source>
            <translation>لا تتكلم أثناء القياس.</translation>
        </message>
        <message>
            <source>Does its light shine?</source>
            <translation>هل يضيء نوره؟</translation>
        </message>
        <message>
            <source>Fill it with one whole drop of blood.</source>
            <translation>املأه بقطرة دم كاملة.</translation>
        </message>
        <message>
            <source>Is the clip on your finger?</source>
            <translation>هل المشبك على إصبعك؟</translation>
        </message>
        <message>
            <source>Is the cuff on your arm?</source>
            <translation>هل الرباط على ذراعك؟</translation>
        </message>
        <message>
            <source>Is the strap on your skin?</source>
            <translation>هل الحزام على جلدك؟</translation>
        </message>
        <message>
            <source>It shows “high” or “low” and no number. See the patient now.</source>
            <translation>يعرض «مرتفع» أو «منخفض» بلا رقم. اذهب إلى المريض الآن.</translation>
        </message>
        <message>
            <source>It was silent for too long. Switch it off and on.</source>
            <translation>صمت طويلًا. أطفئه ثم شغّله.</translation>
        </message>
        <message>
            <source>Its battery is low.</source>
            <translation>بطاريته ضعيفة.</translation>
        </message>
        <message>
            <source>Its cable may be loose.</source>
            <translation>قد يكون سلكه مرتخيًا.</translation>
        </message>
        <message>
            <source>Its clock is wrong.</source>
            <translation>ساعته خاطئة.</translation>
        </message>
        <message>
            <source>Keep it as high as your heart.</source>
            <translation>أبقه بمستوى القلب.</translation>
        </message>
        <message>
            <source>Measure again, or type what another device shows.</source>
            <translation>قِس مرة أخرى، أو اكتب ما يعرضه جهاز آخر.</translation>
        </message>
        <message>
            <source>New strip, one whole drop of blood.</source>
            <translation>شريط جديد وقطرة دم كاملة.</translation>
        </message>
        <message>
            <source>One finger should fit under it.</source>
            <translation>يجب أن يتسع لإصبع واحد تحته.</translation>
        </message>
        <message>
            <source>Please measure once more.</source>
            <translation>قِس مرة أخرى من فضلك.</translation>
        </message>
        <message>
            <source>Plug its cable in again.</source>
            <translation>أعد توصيل سلكه.</translation>
        </message>
        <message>
            <source>Put in a new roll of paper.</source>
            <translation>ضع لفة ورق جديدة.</translation>
        </message>
        <message>
            <source>Close its cover.</source>
            <translation>أغلق الغطاء.</translation>
        </message>
        <message>
            <source>Switch it off and on. If it stays so, call the technician.</source>
            <translation>أطفئها ثم شغّلها. وإذا بقيت كذلك فاتصل بالفني.</translation>
        </message>
        <message>
            <source>Switch it on, and check its cable.</source>
            <translation>شغّلها وتحقق من كابلها.</translation>
        </message>
        <message>
            <source>Press its button once.</source>
            <translation>اضغط زره مرة واحدة.</translation>
        </message>
        <message>
            <source>Press its button. Change its battery if it stays dark.</source>
            <translation>اضغط زره. غيّر بطاريته إن بقي مظلمًا.</translation>
        </message>
        <message>
            <source>Press the round button on its box.</source>
            <translation>اضغط الزر المستدير على علبته.</translation>
        </message>
        <message>
            <source>Push your finger right into the clip.</source>
            <translation>أدخل إصبعك جيدًا في المشبك.</translation>
        </message>
        <message>
            <source>Put a new strip in.</source>
            <translation>ضع شريطًا جديدًا.</translation>
        </message>
        <message>
            <source>Put a new strip into the meter.</source>
            <translation>ضع شريطًا جديدًا في الجهاز.</translation>
        </message>
        <message>
            <source>Put a strip in: it wakes up.</source>
            <translation>ضع شريطًا فيه: يعمل.</translation>
        </message>
        <message>
            <source>Put it on again, and wait for its light or number.</source>
            <translation>ضعه من جديد، وانتظر ضوءه أو رقمه.</translation>
        </message>
        <message>
            <source>Put the device on once more.</source>
            <translation>ضع الجهاز مرة أخرى.</translation>
        </message>
        <message>
            <source>Rest your arm on the table.</source>
            <translation>أرح ذراعك على الطاولة.</translation>
        </message>
        <message>
            <source>Sit still, and breathe as usual.</source>
            <translation>اجلس بهدوء وتنفس كالمعتاد.</translation>
        </message>
        <message>
            <source>Sit still, feet on the floor.</source>
            <translation>اجلس بهدوء وقدماك على الأرض.</translation>
        </message>
        <message>
            <source>Somebody else may be using it.</source>
            <translation>قد يكون شخص آخر يستعمله.</translation>
        </message>
        <message>
            <source>Step off the scale.</source>
            <translation>انزل عن الميزان.</translation>
        </message>
        <message>
            <source>Step on it again.</source>
            <translation>اصعد عليه من جديد.</translation>
        </message>
        <message>
            <source>Switch it off and on. If that does not help, call the technician.</source>
            <translation>أطفئه ثم شغّله. إن لم ينفع فاتصل بالفني.</translation>
        </message>
        <message>
            <source>Switch it on and bring it to the station.</source>
            <translation>شغّله وأحضره إلى المحطة.</translation>
        </message>
        <message>
            <source>Take a new strip, and a drop of your blood.</source>
            <translation>خذ شريطًا جديدًا وقطرة من دمك.</translation>
        </message>
        <message>
            <source>Take a new strip.</source>
            <translation>خذ شريطًا جديدًا.</translation>
        </message>
        <message>
            <source>Take the meter in your hand.</source>
            <translation>خذ جهاز السكر بيدك.</translation>
        </message>
        <message>
            <source>Take the thermometer in your hand.</source>
            <translation>خذ مقياس الحرارة بيدك.</translation>
        </message>
        <message>
            <source>That did not work</source>
            <translation>لم ينجح ذلك</translation>
        </message>
        <message>
            <source>That was a test liquid.</source>
            <translation>كان ذلك سائل اختبار.</translation>
        </message>
        <message>
            <source>That was control solution. It is not kept; measure blood.</source>
            <translation>كان ذلك محلول اختبار ولم يُحفظ. قِس الدم.</translation>
        </message>
        <message>
            <source>The blood pressure cuff is not ready</source>
            <translation>رباط قياس الضغط غير جاهز</translation>
        </message>
        <message>
            <source>The blood sugar meter is not ready</source>
            <translation>جهاز السكر غير جاهز</translation>
        </message>
        <message>
            <source>The chest strap is not ready</source>
            <translation>حزام الصدر غير جاهز</translation>
        </message>
        <message>
            <source>The device can’t show this number.</source>
            <translation>لا يستطيع الجهاز عرض هذا الرقم.</translation>
        </message>
        <message>
            <source>The device may be too far away.</source>
            <translation>قد يكون الجهاز بعيدًا جدًا.</translation>
        </message>
        <message>
            <source>The finger clip is not ready</source>
            <translation>مشبك الإصبع غير جاهز</translation>
        </message>
        <message>
            <source>The number does not look right.</source>
            <translation>لا يبدو الرقم صحيحًا.</translation>
        </message>
        <message>
            <source>The scale is not ready</source>
            <translation>الميزان غير جاهز</translation>
        </message>
        <message>
            <source>The station tried once more. Keep it close, and measure again.</source>
            <translation>حاولت المحطة مرة أخرى. أبقه قريبًا وقِس من جديد.</translation>
        </message>
        <message>
            <source>The thermometer is not ready</source>
            <translation>مقياس الحرارة غير جاهز</translation>
        </message>
        <message>
            <source>The value is kept and marked. Arm as high as the heart, and measure again.</source>
            <translation>حُفظت القيمة مع علامة. الذراع بمستوى القلب، وقِس مرة أخرى.</translation>
        </message>
        <message>
            <source>The value is kept and marked. Ask to sit still, and measure again.</source>
            <translation>حُفظت القيمة مع علامة. اطلب الجلوس بلا حركة، وقِس مرة أخرى.</translation>
        </message>
        <message>
            <source>The value is kept and marked. Check it with another device.</source>
            <translation>حُفظت القيمة مع علامة. تحقق منها بجهاز آخر.</translation>
        </message>
        <message>
            <source>The value is kept and marked. Wrap the cuff closer, and measure again.</source>
            <translation>حُفظت القيمة مع علامة. شدّ الرباط، وقِس مرة أخرى.</translation>
        </message>
        <message>
            <source>The value is under Readings. Call the technician to set its clock.</source>
            <translation>القيمة في قائمة القراءات. اتصل بالفني ليضبط ساعته.</translation>
        </message>
        <message>
            <source>Then hold still.</source>
            <translation>ثم لا تتحرك.</translation>
        </message>
        <message>
            <source>This is not your fault.</source>
            <translation>ليس هذا خطأك.</translation>
        </message>
        <message>
            <source>Use the one that belongs here.</source>
            <translation>استعمل الجهاز الخاص بهذا المكان.</translation>
        </message>
        <message>
            <source>Wait a moment, then try again.</source>
            <translation>انتظر لحظة ثم حاول مرة أخرى.</translation>
        </message>
        <message>
            <source>Wait until it shows a drop.</source>
            <translation>انتظر حتى تظهر عليه قطرة.</translation>
        </message>
        <message>
            <source>Warm hand, no nail polish; of a strap: wet it.</source>
            <translation>يد دافئة بلا طلاء أظافر؛ والحزام يُبلَّل.</translation>
        </message>
        <message>
            <source>Warm your hand, then hold still.</source>
            <translation>دفّئ يدك ثم لا تتحرك.</translation>
        </message>
        <message>
            <source>We can’t find the blood pressure cuff</source>
            <translation>لا نجد رباط قياس الضغط</translation>
        </message>
        <message>
            <source>We can’t find the blood sugar meter</source>
            <translation>لا نجد جهاز السكر</translation>
        </message>
        <message>
            <source>We can’t find the chest strap</source>
            <translation>لا نجد حزام الصدر</translation>
        </message>
        <message>
            <source>We can’t find the finger clip</source>
            <translation>لا نجد مشبك الإصبع</translation>
        </message>
        <message>
            <source>We can’t find the scale</source>
            <translation>لا نجد الميزان</translation>
        </message>
        <message>
            <source>We can’t find the thermometer</source>
            <translation>لا نجد مقياس الحرارة</translation>
        </message>
        <message>
            <source>We will try once more.</source>
            <translation>سنحاول مرة أخرى.</translation>
        </message>
        <message>
            <source>Wear the strap on bare skin.</source>
            <translation>ضع الحزام على الجلد مباشرة.</translation>
        </message>
        <message>
            <source>Wet it a little, and pull it tight.</source>
            <translation>بلّله قليلًا وشدّه.</translation>
        </message>
        <message>
            <source>Wet it a little: it wakes up.</source>
            <translation>بلّله قليلًا: يعمل.</translation>
        </message>
        <message>
            <source>Wrap the cuff closer.</source>
            <translation>شدّ الرباط أكثر.</translation>
        </message>
    </context>
    <context>
        <name>Type</name>
        <message>
            <source>It is marked “typed” and goes into the open visit.</source>
            <translation>تُوسم «مكتوبة باليد» وتُضاف إلى الزيارة المفتوحة.</translation>
        </message>
        <message>
            <source>No visit is open: a value can’t be typed now.</source>
            <translation>لا توجد زيارة مفتوحة: لا يمكن إدخال قيمة الآن.</translation>
        </message>
        <message>
            <source>Upper, mmHg</source>
            <translation>العليا، mmHg</translation>
        </message>
        <message>
            <source>Lower, mmHg</source>
            <translation>السفلى، mmHg</translation>
        </message>
        <message>
            <source>Oxygen, %</source>
            <translation>الأكسجين، %</translation>
        </message>
        <message>
            <source>Pulse, per minute</source>
            <translation>النبض في الدقيقة</translation>
        </message>
        <message>
            <source>Degrees Celsius</source>
            <translation>درجة مئوية</translation>
        </message>
        <message>
            <source>Kilograms</source>
            <translation>كيلوغرام</translation>
        </message>
        <message>
            <source>The two entries were not the same. Type both again.</source>
            <translation>الإدخالان غير متطابقين. أعد كتابتهما.</translation>
        </message>
        <message>
            <source>A number is missing.</source>
            <translation>هناك رقم ناقص.</translation>
        </message>
        <message>
            <source>%1 is kept under Readings: no visit is open.</source>
            <translation>%1: حُفظ ضمن «القراءات»، فلا زيارة مفتوحة.</translation>
        </message>
        <message>
            <source>%1 is saved in the open visit.</source>
            <translation>%1: حُفظ في الزيارة المفتوحة.</translation>
        </message>
        <message>
            <source>For %1</source>
            <translation>لأجل %1</translation>
        </message>
        <message>
            <source>%1, by hand</source>
            <translation>%1، إدخال يدوي</translation>
        </message>
        <message>
            <source>Marked “typed”</source>
            <translation>يُوسم «مكتوب»</translation>
        </message>
        <message>
            <source>First time typed and hidden</source>
            <translation>الإدخال الأول مكتوب ومخفي</translation>
        </message>
        <message>
            <source>Start over</source>
            <translation>البدء من جديد</translation>
        </message>
        <message>
            <source>Type the same numbers again.</source>
            <translation>اكتب الأرقام نفسها مرة أخرى.</translation>
        </message>
        <message>
            <source>This value needs somebody at once. Type the same numbers again, read from the device.</source>
            <translation>هذه القيمة تحتاج إلى تدخل فوري. اكتب الأرقام نفسها مرة أخرى من الجهاز.</translation>
        </message>
        <message>
            <source>Read it from the device.</source>
            <translation>اقرأها من الجهاز.</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>حذف</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>التالي</translation>
        </message>
        <message>
            <source>Decimal point</source>
            <translation>الفاصلة العشرية</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>حفظ</translation>
        </message>
        <message>
            <source>Save for %1</source>
            <translation>حفظ لأجل %1</translation>
        </message>
        <message>
            <source>Blood sugar, mg/dL</source>
            <translation>سكر الدم، mg/dL</translation>
        </message>
        <message>
            <source>Blood sugar, mmol/L</source>
            <translation>سكر الدم، mmol/L</translation>
        </message>
        <message>
            <source>Degrees Fahrenheit</source>
            <translation>درجة فهرنهايت</translation>
        </message>
        <message>
            <source>Pounds</source>
            <translation>رطل</translation>
        </message>
    </context>
    <context>
        <name>Urgent</name>
        <message>
            <source>Help is coming. Stay here.</source>
            <translation>المساعدة قادمة. ابقَ هنا.</translation>
        </message>
        <message>
            <source>We are calling for help</source>
            <translation>نحن نطلب المساعدة</translation>
        </message>
        <message>
            <source>Call out loud for help.</source>
            <translation>نادِ بصوت عالٍ طلبًا للمساعدة.</translation>
        </message>
        <message>
            <source>If it gets worse, ring</source>
            <translation>إذا ساءت الحالة فاتصل على</translation>
        </message>
        <message>
            <source>Call out, or ring</source>
            <translation>نادِ أو اتصل على</translation>
        </message>
        <message>
            <source>Somebody is on the way to you.</source>
            <translation>هناك من هو في الطريق إليك.</translation>
        </message>
        <message>
            <source>This station is sounding an alarm.</source>
            <translation>هذه المحطة تطلق إنذارًا.</translation>
        </message>
        <message>
            <source>The clinic has been told.</source>
            <translation>أُبلغت العيادة.</translation>
        </message>
        <message>
            <source>The clinic can’t be reached from here.</source>
            <translation>لا يمكن الوصول إلى العيادة من هنا.</translation>
        </message>
        <message>
            <source>%1 is ready to talk to you.</source>
            <translation>يمكنك التحدث الآن مع %1.</translation>
        </message>
        <message>
            <source>Talk to the doctor now</source>
            <translation>تحدث مع الطبيب الآن</translation>
        </message>
        <message>
            <source>%1 at the clinic has seen your call for help.</source>
            <translation>رأى %1 في العيادة طلبك للمساعدة.</translation>
        </message>
    </context>
    <context>
        <name>Visits</name>
        <message>
            <source>All are safe on this station, locked. Nothing is lost.</source>
            <translation>كلها محفوظة ومقفلة في هذه المحطة. لم يُفقد شيء.</translation>
        </message>
        <message>
            <source>Visit without a name</source>
            <translation>زيارة بلا اسم</translation>
        </message>
        <message>
            <source>Interrupted visit, %1</source>
            <translation>زيارة منقطعة، %1</translation>
        </message>
        <message>
            <source>Readings: %1</source>
            <translation>القراءات: %1</translation>
        </message>
        <message>
            <source>Discard this visit for good? It can’t be brought back.</source>
            <translation>حذف هذه الزيارة نهائيًا؟ لا يمكن استرجاعها.</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>متابعة</translation>
        </message>
        <message>
            <source>Send as it is</source>
            <translation>إرسال كما هي</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>حذف</translation>
        </message>
        <message>
            <source>Keep it</source>
            <translation>الاحتفاظ بها</translation>
        </message>
        <message>
            <source>Yes, discard</source>
            <translation>نعم، حذف</translation>
        </message>
        <message>
            <source>Visit of %1</source>
            <translation>زيارة %1</translation>
        </message>
        <message>
            <source>Tries: %1</source>
            <translation>المحاولات: %1</translation>
        </message>
        <message>
            <source>Try all now</source>
            <translation>حاول الكل الآن</translation>
        </message>
        <message>
            <source>All visits have arrived. Arrived today: %1</source>
            <translation>وصلت كل الزيارات. وصل اليوم: %1</translation>
        </message>
        <message>
            <source>Arrived today: %1</source>
            <translation>وصل اليوم: %1</translation>
        </message>
        <message>
            <source>This station is about to start again. Continue in a minute.</source>
            <translation>هذه المحطة على وشك أن تبدأ من جديد. تابع بعد دقيقة.</translation>
        </message>
        <message>
            <source>A patient is at the station. End or finish that visit first.</source>
            <translation>يوجد مريض عند المحطة. أنهِ تلك الزيارة أولًا.</translation>
        </message>
    </context>
    <context>
        <name>VitalRow</name>
        <message>
            <source>Left out</source>
            <translation>لم يُقَس</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>تم</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>التالي</translation>
        </message>
        <message>
            <source>Measure</source>
            <translation>قياس</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>تخطَّ</translation>
        </message>
    </context>
    <context>
        <name>Vitals</name>
        <message>
            <source>All measurements are done</source>
            <translation>تمت كل القياسات</translation>
        </message>
        <message>
            <source>Your measurements are ready</source>
            <translation>قياساتك جاهزة</translation>
        </message>
        <message>
            <source>No measurements today</source>
            <translation>لا قياسات اليوم</translation>
        </message>
        <message>
            <source>We will take 1 measurement</source>
            <translation>سنأخذ قياسًا واحدًا</translation>
        </message>
        <message>
            <source>We will take %1 measurements</source>
            <translation>سنأخذ %1 قياسات</translation>
        </message>
        <message>
            <source>You can check your answers now.</source>
            <translation>يمكنك الآن مراجعة إجاباتك.</translation>
        </message>
        <message>
            <source>That is all right. You can check your answers now.</source>
            <translation>لا بأس. يمكنك الآن مراجعة إجاباتك.</translation>
        </message>
        <message>
            <source>You can skip any of them.</source>
            <translation>يمكنك تخطي أي منها.</translation>
        </message>
        <message>
            <source>%1 done, %2 to go.</source>
            <translation>تم %1 وبقي %2.</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>متابعة</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>تخطَّ</translation>
        </message>
    </context>
    <context>
        <name>Waiting</name>
        <message>
            <source>You are number %1</source>
            <translation>أنت رقم %1</translation>
        </message>
        <message>
            <source>You are in the queue</source>
            <translation>أنت في قائمة الانتظار</translation>
        </message>
        <message>
            <source>The doctor will call you here.</source>
            <translation>سيتصل بك الطبيب هنا.</translation>
        </message>
        <message>
            <source>A doctor will call you here. You can stay seated.</source>
            <translation>سيتصل بك طبيب هنا. يمكنك البقاء جالسًا.</translation>
        </message>
        <message>
            <source>A doctor will see you in a few minutes. You can stay seated.</source>
            <translation>سيراك طبيب خلال دقائق. يمكنك البقاء جالسًا.</translation>
        </message>
        <message>
            <source>A doctor will see you in about %1 to %2 minutes. You can stay seated.</source>
            <translation>سيراك طبيب خلال %1 إلى %2 دقيقة تقريبًا. يمكنك البقاء جالسًا.</translation>
        </message>
        <message>
            <source>The connection is not working. You keep your place, and we keep trying.</source>
            <translation>الاتصال لا يعمل. مكانك محفوظ ونواصل المحاولة.</translation>
        </message>
        <message>
            <source>You</source>
            <translation>أنت</translation>
        </message>
        <message>
            <source>Before you</source>
            <translation>قبلك</translation>
        </message>
        <message>
            <source>The doctor will see</source>
            <translation>سيرى الطبيب</translation>
        </message>
        <message>
            <source>Your %1 measurements</source>
            <translation>القياسات: %1</translation>
        </message>
        <message>
            <source>Your measurement</source>
            <translation>قياسك</translation>
        </message>
        <message>
            <source>Your %1 answers</source>
            <translation>الإجابات: %1</translation>
        </message>
        <message>
            <source>Your answer</source>
            <translation>إجابتك</translation>
        </message>
        <message>
            <source>I can’t wait. Call me back.</source>
            <translation>لا أستطيع الانتظار. اتصلوا بي لاحقًا.</translation>
        </message>
        <message>
            <source>No doctor is on call now</source>
            <translation>لا يوجد طبيب مناوب الآن</translation>
        </message>
        <message>
            <source>You keep your place. You can wait here, or we call you back.</source>
            <translation>مكانك محفوظ. يمكنك الانتظار هنا أو نتصل بك لاحقًا.</translation>
        </message>
        <message>
            <source>Call me back</source>
            <translation>اتصلوا بي لاحقًا</translation>
        </message>
    </context>
    <context>
        <name>NurseKey</name>
        <message>
            <source>A nurse is coming</source>
            <translation>الممرضة في طريقها إليك</translation>
        </message>
        <message>
            <source>Nurse called</source>
            <translation>تم استدعاء الممرضة</translation>
        </message>
        <message>
            <source>Ask a nurse</source>
            <translation>اطلب ممرضة</translation>
        </message>
    </context>
<context>
    <name>PictureWords</name>
    <message>
        <source>%1 asks for a picture of your throat or ear</source>
        <translation>%1: نطلب صورة لحلقك أو أذنك</translation>
    </message>
    <message>
        <source>%1 asks for a picture of your skin</source>
        <translation>%1: نطلب صورة لجلدك</translation>
    </message>
    <message>
        <source>%1 asks for a picture of a paper</source>
        <translation>%1: نطلب صورة لورقة</translation>
    </message>
    <message>
        <source>%1 asks to take a picture of you</source>
        <translation>%1: نطلب التقاط صورة لك</translation>
    </message>
    <message>
        <source>Hold still. The picture is being taken.</source>
        <translation>لا تتحرك. يجري التقاط الصورة.</translation>
    </message>
    <message>
        <source>The picture is blurred. Hold still and take it once more.</source>
        <translation>الصورة غير واضحة. لا تتحرك والتقطها مرة أخرى.</translation>
    </message>
    <message>
        <source>The picture is too dark. Give it more light and take it once more.</source>
        <translation>الصورة مظلمة جدًا. زد الضوء والتقطها مرة أخرى.</translation>
    </message>
    <message>
        <source>The picture is too bright. Turn away from the light and take it once more.</source>
        <translation>الصورة ساطعة جدًا. ابتعد عن الضوء والتقطها مرة أخرى.</translation>
    </message>
    <message>
        <source>A light shines back from it. Tilt it a little and take it once more.</source>
        <translation>يظهر انعكاس ضوء. أمِل ما تصوّره قليلًا والتقط الصورة مرة أخرى.</translation>
    </message>
    <message>
        <source>We can’t see the whole paper. Show all four corners and take it once more.</source>
        <translation>لا نرى الورقة كاملة. أظهر زواياها الأربع والتقط الصورة مرة أخرى.</translation>
    </message>
    <message>
        <source>Hold the small camera to your throat or ear until you see it clearly.</source>
        <translation>قرّب الكاميرا الصغيرة من حلقك أو أذنك حتى تراها بوضوح.</translation>
    </message>
    <message>
        <source>Lay the paper flat under the camera, with all four corners in the picture.</source>
        <translation>ضع الورقة مستوية تحت الكاميرا بحيث تظهر زواياها الأربع.</translation>
    </message>
    <message>
        <source>Hold the camera over your skin until you see the place clearly.</source>
        <translation>ضع الكاميرا فوق جلدك حتى ترى المكان بوضوح.</translation>
    </message>
</context>
<context>
    <name>Call</name>
    <message>
        <source>Take picture</source>
        <translation>التقط الصورة</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>التقطها مرة أخرى</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
    <message>
        <source>Send it anyway</source>
        <translation>أرسلها كما هي</translation>
    </message>
</context>
</TS>
