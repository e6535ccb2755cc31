## حقوق کا صفحہ: لوگ اپنے ڈیٹا کے بارے میں ہم سے کیا کہہ سکتے ہیں، اور اس کا کیا ہوتا ہے۔

rights-error-mark = غلطی:
rights-problems = براہِ کرم اسے دوبارہ دیکھیں
rights-intro = آپ کا ڈیٹا آپ کا ہے۔ ان حقوق کا استعمال مفت ہے، اور وجہ بتانے کی ضرورت نہیں۔
rights-ways = انہیں استعمال کرنے کے تین راستے
rights-way-fan = آپ نے پری سیو کیا تھا: اپنی رسید کا صفحہ کھولیں، وہی پتا جو آپ کو تب دیا گیا تھا۔ سب کچھ وہیں ہے، اکاؤنٹ کے بغیر۔ ہم آپ کا ای میل پتا نہیں جانتے، اس لیے آپ کا ڈیٹا صرف رسید ہی سے مل سکتا ہے۔
rights-way-member = یہاں آپ کا اکاؤنٹ ہے: اپنے اکاؤنٹ کے رازداری والے صفحے پر جائیں۔
rights-way-member-go = میرے اکاؤنٹ کا رازداری والا صفحہ
rights-way-form = دونوں تک رسائی نہیں: نیچے دیا گیا فارم استعمال کریں۔ ہم آپ کے ای میل پتے پر لکھتے ہیں، تاکہ کوئی اور آپ کے نام سے درخواست نہ کر سکے۔
rights-which = آپ کیا مانگ سکتے ہیں
rights-kind-access = میرے ڈیٹا کی نقل
rights-what-access = ایک فائل جس میں آپ کے بارے میں رکھی گئی ہر چیز ہے: صفحے کی طرح پڑھنے کے قابل، اور دوسرے پروگراموں کے لیے بھی۔ یہ ڈاؤن لوڈ کے وقت بنتی ہے اور ہمارے پاس نہیں رہتی۔
rights-kind-rectification = کچھ درست کروائیں
rights-what-rectification = جو غلط ہو اسے آپ درست کر سکتے ہیں: ای میل پتا اور زبان خود، باقی سب ہمیں لکھ کر۔
rights-kind-erasure = سب کچھ مٹا دیں
rights-what-erasure = آپ کے بارے میں سب کچھ مٹ جاتا ہے، وہ کلید بھی جس کے بغیر بیک اپ کی نقلیں پڑھی نہیں جا سکتیں۔ آپ کو رسید ملتی ہے جس میں ہر جگہ کا نام ہے۔
rights-kind-restriction = رکھیں، مگر استعمال نہ کریں
rights-what-restriction = آپ کا ڈیٹا جوں کا توں رہتا ہے، اور جب تک آپ دوبارہ نہ کہیں ہم اسے کسی کام میں نہیں لاتے۔
rights-restriction-member = اس دوران آپ سائن ان نہیں کر سکتے۔ اسے ختم کرنے کے لیے ”آپ کے حقوق“ کے صفحے پر لنک منگوائیں۔
rights-kind-objection = کسی استعمال پر اعتراض
rights-what-objection = کچھ استعمال آپ کی رضامندی پر نہیں، ہمارے کسی مفاد پر قائم ہیں۔ آپ ان میں سے ہر ایک پر اعتراض کر سکتے ہیں۔
rights-kind-withdrawal = میری رضامندی واپس
rights-what-withdrawal = جس بات پر آپ راضی ہوئے، اسے کسی بھی وقت واپس لے سکتے ہیں، اتنی ہی آسانی سے جتنی سے دی تھی۔
rights-kind-complaint = کسی انسان سے شکایت
rights-what-complaint = اسے چلانے والوں کو لکھیں۔ ایک انسان اسے پڑھتا ہے اور ایک مہینے کے اندر جواب دیتا ہے۔
rights-kind-other = کچھ اور
rights-ask = ای میل سے درخواست کریں
rights-ask-what = اگر آپ کے پتے کے تحت کچھ موجود ہے تو آپ کو لنک والا خط ملے گا۔ وہ ایک بار، ۲۴ گھنٹے تک کام کرتا ہے۔ اگر کچھ نہیں تو خط یہی کہے گا۔
rights-kind = آپ کیا چاہتے ہیں
rights-email = آپ کا ای میل پتا
rights-email-hint = خط یہیں جائے گا۔ ہم پتا صرف تب تک رکھتے ہیں جب تک خط نہ چلا جائے، یا کوئی انسان آپ کو جواب نہ دے دے۔
rights-words = آپ ہمیں کیا بتانا چاہتے ہیں
rights-words-hint = شکایت یا کسی اور بات کے لیے ضروری ہے۔ یہ مہر بند رہتا ہے، اور صرف اسے چلانے والے کھول سکتے ہیں۔
rights-ask-go = بھیجیں
rights-asked = اپنا میل باکس دیکھیں
rights-asked-what = ہم آپ کے دیے ہوئے پتے پر لکھتے ہیں۔ اگر آپ نے کسی انسان سے کچھ پوچھا ہے تو ایک مہینے کے اندر جواب ملے گا۔ آپ یہ صفحہ بند کر سکتے ہیں۔
rights-no-mail = یہ سائٹ ای میل نہیں بھیجتی۔ اسے چلانے والوں کو لکھیں:
rights-authority = ڈیٹا کے تحفظ کا ادارہ
rights-authority-what = آپ وہاں کسی بھی وقت شکایت کر سکتے ہیں، ہم سے پہلے پوچھے بغیر بھی:
rights-authority-any = آپ جہاں رہتے یا کام کرتے ہیں وہاں کے ادارے سے کسی بھی وقت شکایت کر سکتے ہیں، ہم سے پہلے پوچھے بغیر بھی۔ سب اداروں کی فہرست یہ ہے:

rights-link = اپنا صفحہ کھولیں
rights-link-what = یہ لنک ایک بار کام کرتا ہے۔ پھر آپ کا صفحہ اس براؤزر میں آدھے گھنٹے تک کھلا رہتا ہے۔
rights-link-go = میرا صفحہ کھولیں
rights-correction = اپنے نئے ای میل پتے کی تصدیق کریں
rights-correction-what = تصدیق کے بعد خط اسی پتے پر آئیں گے، اور آپ اسی سے سائن ان کریں گے۔
rights-correction-go = جی ہاں، یہ میرا پتا ہے
rights-corrected = آپ کا ای میل پتا بدل گیا
rights-corrected-what = اب سے آپ اسی سے سائن ان کریں۔
rights-taken = یہ پتا استعمال نہیں ہو سکتا
rights-taken-what = کچھ نہیں بدلا۔ کوئی اور پتا چنیں۔

rights-desk = آپ کا ڈیٹا اور آپ کے حقوق
rights-desk-what = ہر بٹن وہی کام فوراً کرتا ہے جو اس پر لکھا ہے۔
rights-back = اپنی رسید پر واپس
rights-export-go = میرا ڈیٹا ڈاؤن لوڈ کریں
rights-email-now = آپ کا موجودہ پتا:
rights-email-new = نیا ای میل پتا
rights-email-new-hint = پہلے ہم اس پر لکھتے ہیں۔ وہاں تصدیق کرنے پر یہ بدل جاتا ہے۔
rights-email-go = نئے پتے پر لکھیں
rights-email-no-mail = یہ سائٹ ای میل نہیں بھیجتی، اس لیے پتے کی تصدیق نہیں ہو سکتی۔ اسے چلانے والوں کو لکھیں۔
rights-language = زبان
rights-language-own = اردو
rights-language-go = یہ زبان استعمال کریں
rights-withdrawn = آپ اسے واپس لے چکے ہیں۔
rights-withdraw-go = واپس لیں
rights-restricted = آپ کا ڈیٹا رکھا ہوا ہے اور استعمال نہیں ہو رہا۔
rights-lift-go = میرا ڈیٹا دوبارہ استعمال کریں
rights-restrict-go = میرا ڈیٹا استعمال کرنا بند کریں
rights-objected = آپ اعتراض کر چکے ہیں، اور یہ رک گیا ہے۔
rights-object-go = اعتراض کریں
rights-complain-go = کسی انسان کو بھیجیں
rights-lines = آپ نے کیا مانگا
rights-your-words = آپ نے لکھا:
rights-our-delay = زیادہ وقت کیوں لگ رہا ہے:
rights-our-reply = ہمارا جواب:
rights-erase = سب کچھ مٹائیں…
rights-erase-fan = آپ کا پری سیو، اس کی اجازت، آپ کی رضامندی اور یہ صفحہ ختم ہو جائیں گے۔ یہ واپس نہیں ہو سکتا۔
rights-erase-member = آپ کا اکاؤنٹ، پتا، پاس ورڈ اور ورک اسپیس میں آپ کی جگہیں ختم ہو جائیں گی، اور آپ ہر جگہ سے سائن آؤٹ ہو جائیں گے۔ جن ورک اسپیس میں کوئی اور کام نہیں کرتا، ان کی API کلیدیں ختم ہو جائیں گی؛ شائع شدہ ریلیز اور لنک باقی رہیں گے۔ یہ واپس نہیں ہو سکتا۔
rights-erase-go = جی ہاں، سب کچھ مٹا دیں
rights-last-owner = آپ ایسی ورک اسپیس کے آخری مالک ہیں جس میں دوسرے بھی کام کرتے ہیں۔ پہلے ان میں سے کسی کو مالک بنائیں، یا ہم سے کہیں؛ پھر آپ کا اکاؤنٹ ختم ہو سکتا ہے:
rights-done-export = آپ کی نقل ڈاؤن لوڈ ہو گئی۔
rights-done-restriction = اب سے آپ کا ڈیٹا رکھا جائے گا اور استعمال نہیں ہو گا۔
rights-done-restriction-end = آپ کا ڈیٹا دوبارہ استعمال ہو سکتا ہے۔
rights-done-objection = یہ رک گیا ہے۔
rights-done-withdrawal = آپ کی رضامندی واپس لے لی گئی۔
rights-done-complaint = ہمیں مل گیا۔ ایک انسان ایک مہینے کے اندر جواب دے گا؛ جواب اسی صفحے پر نظر آئے گا۔
rights-done-email = نئے پتے کا میل باکس دیکھیں۔
rights-done-language = آپ کی زبان بدل گئی۔
rights-done-erasure = سب کچھ مٹ گیا۔

rights-erased = سب کچھ مٹ گیا
rights-erased-what = یہ آپ کی رسید ہے۔ ہمارے پاس ایسا کچھ نہیں بچا جس سے دوسری رسید دے سکیں، اس لیے ضرورت ہو تو اسے سنبھال لیں۔
rights-erased-number = رسید
rights-erased-at = مٹانے کا وقت
rights-erased-stores = ہر وہ جگہ جہاں کسی انسان کے بارے میں کچھ ہو سکتا ہے
rights-erased-store = جگہ
rights-erased-found = ملا
rights-erased-removed = مٹایا گیا
rights-erased-others = { $n ->
    [one] ایک اور جگہ میں لوگوں کے بارے میں کچھ نہیں۔
   *[other] مزید { $n } جگہوں میں لوگوں کے بارے میں کچھ نہیں۔
}
rights-erased-kept = کسی قانونی فرض کے تحت آپ کے بارے میں کچھ نہیں رکھا گیا۔ آپ کا ڈیٹا کھولنے والی کلید تلف ہو چکی ہے، اس لیے بیک اپ میں جو بچا ہے وہ پڑھا نہیں جا سکتا۔
rights-erased-log = ڈیٹا بیس کا ایک لاگ مصروف تھا اور ایک گھنٹے کے اندر خالی ہو جائے گا؛ آپ کی کلید کے بغیر اس کا مواد پڑھا نہیں جا سکتا۔
rights-erased-download = رسید ڈاؤن لوڈ کریں

rights-register = ڈیٹا کے بارے میں درخواستیں
rights-register-what = لوگوں نے اپنے ڈیٹا کے بارے میں آپ سے کیا مانگا۔ قانون ایک مہینے کے اندر جواب چاہتا ہے؛ جو پروگرام کر سکتا ہے وہ کر چکا ہے۔
rights-register-empty = ابھی تک کسی نے کچھ نہیں مانگا۔
rights-open = کھلی
rights-soon = وقت قریب ہے
rights-overdue = وقت گزر گیا
rights-channel = راستہ
rights-channel-receipt = رسید سے
rights-channel-account = اکاؤنٹ سے
rights-channel-form = ای میل سے
rights-opened = درخواست کا دن
rights-state = حالت
rights-due = جواب کا آخری دن: { $day }۔
rights-outcome-done = مکمل ہوا: { $day }۔
rights-outcome-answered = جواب دیا گیا: { $day }۔
rights-outcome-lapsed = کسی نے تصدیق نہیں کی؛ بند ہوئی: { $day }۔
rights-crumbs = آپ کہاں ہیں
rights-anonymous = درخواست کرنے والے کا ڈیٹا مٹ چکا ہے۔ صرف یہ باقی ہے کہ درخواست ہوئی تھی۔
rights-text = کیا لکھا ہے
rights-read-what = متن مہر بند ہے۔ آپ کا اسے کھولنا درج ہو گا۔
rights-read-go = متن کھولیں
rights-answer = جواب
rights-answer-words = آپ کا جواب
rights-answer-go = جواب دیں اور بند کریں
rights-extend = مؤخر کریں
rights-extend-what = ایک بار، زیادہ سے زیادہ دو مہینے، اور صرف وجہ کے ساتھ۔ متعلقہ شخص کو بتایا جائے گا۔
rights-extend-words = وجہ
rights-extend-go = مؤخر کریں اور بتائیں

rights-letter-link-subject = آپ کے ڈیٹا کا لنک
rights-letter-link-body =
    کسی نے، غالباً آپ نے، { $operator } سے یہ درخواست کی: { $kind }۔

    لنک آپ کا صفحہ کھولتا ہے۔ یہ ایک بار، ۲۴ گھنٹے تک کام کرتا ہے۔ اگر یہ آپ نہیں تھے تو کچھ نہ کریں: لنک کے بغیر کسی کو کچھ نہیں ملتا۔
rights-letter-link-link = میرا صفحہ کھولیں
rights-letter-unknown-subject = آپ کے پتے کے تحت کچھ محفوظ نہیں
rights-letter-unknown-body =
    کسی نے، غالباً آپ نے، { $operator } سے پوچھا کہ اس ای میل پتے کے تحت کیا محفوظ ہے۔ جواب: کچھ نہیں۔

    پری سیو کیا تھا؟ وہ صرف رسید کے صفحے سے ملتا ہے، کیونکہ آپ کا پتا ہمیں معلوم ہی نہیں ہوتا۔ کسی اور بات کے لیے لکھیں: { $contact }
rights-letter-unknown-link = آپ کے حقوق
rights-letter-correction-subject = اپنے نئے ای میل پتے کی تصدیق کریں
rights-letter-correction-body =
    کوئی { $operator } کے ہاں اپنے اکاؤنٹ کے لیے یہ پتا استعمال کرنا چاہتا ہے۔

    اگر یہ آپ ہیں تو لنک کھولیں اور ۲۴ گھنٹے کے اندر تصدیق کریں۔ اگر نہیں تو کچھ نہ کریں۔
rights-letter-correction-link = پتے کی تصدیق کریں
rights-letter-lifted-subject = آپ کا ڈیٹا دوبارہ استعمال ہو گا
rights-letter-lifted-body =
    آپ نے { $operator } سے کہا تھا کہ آپ کا ڈیٹا رکھے اور استعمال نہ کرے۔ آپ کی خواہش پر یہ اب ختم ہو رہا ہے۔

    اگر یہ آپ نہیں تھے تو آپ اسے فوراً دوبارہ روک سکتے ہیں۔
rights-letter-lifted-link = آپ کے حقوق
rights-letter-answer-subject = آپ کے ڈیٹا کے بارے میں ہمارا جواب
rights-letter-answer-body =
    آپ نے اپنے ڈیٹا کے بارے میں جو پوچھا، { $operator } کا جواب یہ ہے:

    { $words }
rights-letter-delay-subject = ہمارے جواب میں زیادہ وقت لگے گا
rights-letter-delay-body =
    آپ کو ہمارا جواب اس دن تک مل جائے گا: { $day }۔ وجہ:

    { $words }
rights-letter-alarm-subject = ڈیٹا کے بارے میں درخواستیں آپ کے جواب کی منتظر ہیں
rights-letter-alarm-body = اگلے پانچ دنوں میں: { $soon }۔ وقت گزر چکا: { $late }۔
rights-letter-alarm-link = فہرست کھولیں

problem-rights-kind = چنیں کہ آپ کیا چاہتے ہیں
problem-rights-words = کچھ لکھیں، زیادہ سے زیادہ { $most } حروف
problem-rights-purpose = یہ استعمال اس طرح نہیں رک سکتا
problem-rights-language = زبانوں میں سے ایک چنیں
problem-rights-confirm = کچھ نہیں مٹایا گیا: پہلے تصدیق کریں
problem-rights-extended = یہ پہلے ہی ایک بار مؤخر ہو چکی ہے، یا بند ہے
