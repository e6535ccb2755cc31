## مداحوں کا حصہ: اندراج کے فارم، خط، ڈاؤن لوڈ، مقابلے۔

capture-title = مداح
capture-error = غلطی:
capture-crumbs = راستہ
capture-problems = { $n ->
    [one] ایک چیز دوبارہ دیکھیں
   *[other] { $n } چیزیں دوبارہ دیکھیں
}
capture-none = ابھی کوئی فارم نہیں
capture-none-what = فارم کے ذریعے مداح فنکار کے خط، ڈاؤن لوڈ یا مقابلے میں حصہ مانگ سکتے ہیں۔ ہر ایک ای میل سے تصدیق کرتا ہے، اور ایک بار دبا کر چھوڑ سکتا ہے۔
capture-new = فارم بنائیں
capture-next-page = اگلا صفحہ
capture-no-artist = پہلے فنکار
capture-no-artist-what = فارم کسی فنکار کا ہوتا ہے۔ فنکار شامل کریں، پھر واپس آئیں۔
capture-no-artist-do = فنکار شامل کریں
capture-artist = فنکار
capture-choose = چنیں…
capture-kind = کس لیے ہے
capture-kind-newsletter = خط
capture-kind-download = ڈاؤن لوڈ
capture-kind-contest = مقابلہ
capture-kind-newsletter-what = خط: مداح خط پانے کے لیے نام لکھواتے ہیں۔
capture-kind-download-what = ڈاؤن لوڈ: مداح خطوں کے لیے نام لکھوا سکتے ہیں، یا صرف فائل لے سکتے ہیں۔
capture-kind-contest-what = مقابلہ: مداح ایک دن تک شامل ہوتے ہیں، اور آپ جیتنے والوں کا قرعہ نکالتے ہیں۔
capture-slug = پتا
capture-slug-hint = فارم کے پتے کا آخری لفظ: a–z حروف، ہندسے اور ڈیش، ۲ سے ۶۴ تک۔
capture-form-title = عنوان
capture-form-words = متن
capture-form-words-hint = مداحوں کو کیا ملے گا، آپ کے الفاظ میں۔ ۲۰۰۰ حروف تک؛ خالی رہ سکتا ہے۔
capture-file = فائل کا پتا
capture-file-hint = صرف ڈاؤن لوڈ کے لیے: فائل کہاں ہے، https:// سے شروع
capture-ends-on = مقابلے کا آخری دن (UTC)
capture-winners = جیتنے والوں کی تعداد
capture-promise = فارم ای میل پتا پوچھتا ہے اور کچھ نہیں۔ یہ کسی کو کچھ فالو کرنے پر مجبور نہیں کرتا، ڈاؤن لوڈ کے لیے پتے کی ضرورت نہیں، اور آپ پتا صرف تب دیکھتے ہیں جب اس کے مالک نے وہ خانہ چنا ہو۔
capture-save = فارم محفوظ کریں
capture-create = فارم بنائیں
capture-back = رہنے دیں
capture-retire = یہ فارم بند کریں…
capture-retire-what = یہاں اب کوئی نام نہیں لکھوا سکے گا، اور یہاں سے خط نہیں لکھا جا سکے گا۔ جنھوں نے نام لکھوایا ان کا صفحہ رہتا ہے اور وہ پہلے کی طرح چھوڑ سکتے ہیں۔ یہ واپس نہیں ہو سکتا۔
capture-retire-do = فارم بند کریں
capture-edit = الفاظ بدلیں
capture-letters = خط
capture-letters-none = ابھی کچھ نہیں لکھا گیا۔
capture-heading = موضوع
capture-body = خط
capture-body-hint = ہر سطر ایک پیرا بنتی ہے۔ خط بند کرنے والا لنک نیچے شامل ہوتا ہے۔
capture-write = بھیجنے سے پہلے دیکھیں
capture-addresses = پتے
capture-addresses-what = آپ ان مداحوں کے پتے دیکھتے ہیں جنھوں نے ”فنکار میرا پتا دیکھ سکتا ہے“ چنا۔ خط باقیوں تک بھی پہنچتے ہیں۔
capture-addresses-none = ابھی کسی نے وہ خانہ نہیں چنا۔
capture-addresses-show = پتے دکھائیں
capture-addresses-logged = یہ دیکھنا عوامی ریکارڈ میں درج ہے۔ اس میں یہ ہے کہ کسی نے پتے دیکھے، یہ نہیں کہ کس کے۔
capture-export = CSV میں ڈاؤن لوڈ کریں
capture-languages = زبان کے لحاظ سے مداح۔ پانچ سے کم لوگوں کے گروہ ”دیگر“ میں ہیں۔
capture-language = زبان
capture-language-en = انگریزی
capture-language-ru = روسی
capture-language-gu = گجراتی
capture-language-ur = اردو
capture-language-other = دیگر
capture-asked-n = مانگا
capture-confirmed-n = تصدیق کی
capture-here-n = اس وقت موجود
capture-seen-n = آپ کو پتا دکھاتے ہیں
capture-left-n = چھوڑ گئے
capture-entries-n = شریک
capture-confirmed-at = تصدیق کب
capture-draw = قرعہ اندازی
capture-draw-now = جیتنے والوں کا قرعہ نکالیں…
capture-draw-what = جیتنے والے اتفاق سے چنے جاتے ہیں اور انھیں خط سے بتایا جاتا ہے۔ یہ ایک ہی بار ہوتا ہے۔ تمام اندراج ۳۰ دن بعد مٹا دیے جاتے ہیں۔
capture-draw-do = جیتنے والوں کا قرعہ نکالیں
capture-drawn = { $at } کو { $entries } اندراجوں میں سے قرعہ نکلا۔
capture-contest = { $end } کو ختم ہوتا ہے۔ جیتنے والے: { $winners }۔
capture-letter-draft = ابھی نہیں بھیجا گیا
capture-letter-under-way = بھیجا جا رہا ہے: { $total } میں سے { $done }
capture-letter-finished = { $sent } کو بھیجا گیا، { $at } کو مکمل
capture-n-fans = { $n ->
    [one] ایک مداح
   *[other] { $n } مداح
}
capture-send = { $n ->
    [one] ایک مداح کو بھیجیں
   *[other] { $n } مداحوں کو بھیجیں
}
capture-send-what = نکلا ہوا خط واپس نہیں بلایا جا سکتا۔ کسی کو یہ دو بار نہیں ملتا۔
capture-send-nobody = ابھی کسی نے تصدیق نہیں کی، اس لیے بھیجنے کو کوئی نہیں۔
capture-test = مجھے نمونہ بھیجیں
capture-tested = نمونہ آپ کے اپنے پتے پر جا رہا ہے۔
capture-look-again = دوبارہ دیکھیں
capture-email = ای میل پتا

## مداح جو دیکھتے ہیں۔

capture-problem-title = کچھ کمی ہے
capture-problem-born = اپنا یومِ پیدائش لکھیں
capture-problem-email = ای میل پتا لکھیں، جیسے noor@example.org
capture-until = { $at } تک
capture-just-download = صرف ڈاؤن لوڈ کریں
capture-just-download-what = فائل پتے کے بغیر بھی آپ کی ہے۔ نام لکھوانا صرف خطوں کے لیے ہے۔
capture-born = آپ کا یومِ پیدائش
capture-born-kept = قانون بتاتا ہے کہ لوگ کس عمر سے خود نام لکھوا سکتے ہیں۔ ہم دن کا ایک بار موازنہ کرتے ہیں اور اسے نہیں رکھتے۔
capture-agree-letters = میں چاہتا ہوں کہ { $artist } مجھے موسیقی، شو اور ریلیز کے بارے میں ای میل سے لکھے، جب تک میں بند کرنے کو نہ کہوں۔
capture-agree-artist = { $artist } میرا ای میل پتا دیکھ سکتا ہے۔
capture-artist-without = اس کے بغیر فنکار صرف مداحوں کی تعداد دیکھتا ہے۔ خط پھر بھی ہمارے ذریعے آپ تک پہنچتے ہیں۔
capture-go-newsletter = خطوں کے لیے میرا نام لکھیں
capture-go-download = خطوں کے لیے میرا نام لکھیں
capture-go-contest = میرا نام لکھیں
capture-next = اب ہم آپ کو ایک بار لکھیں گے۔ یہ تب مانا جائے گا جب آپ تصدیق کریں۔
capture-over = یہ مقابلہ ختم ہو چکا
capture-over-what = اب کوئی شامل نہیں ہو سکتا۔ آنے کا شکریہ۔
capture-not-live = اس وقت یہاں نام نہیں لکھوایا جا سکتا
capture-not-live-what = یہ سائٹ فی الحال خط نہیں بھیج سکتی۔ براہِ کرم بعد میں آئیں۔
capture-closed = ہم آپ کا نام نہیں لکھ سکتے
capture-closed-what = آپ کی دلچسپی کا شکریہ۔ کچھ نہیں رکھا گیا۔
capture-asked = اپنا میل باکس دیکھیں
capture-asked-what = اگر اس پتے پر لکھا جا سکتا ہے تو خط راستے میں ہے۔ دو دن میں اس کے لنک کے پیچھے کا بٹن دبائیں۔ نہ دبائیں تو سب کچھ مٹا دیا جائے گا۔
capture-link-gone = یہ لنک اب کام نہیں کرتا
capture-link-gone-what = یہ استعمال ہو چکا، یا دو دن سے پرانا ہے۔ آپ دوبارہ نام لکھوا سکتے ہیں۔
capture-no-page = یہاں کوئی اندراج نہیں
capture-no-page-what = شاید پتا ادھورا ہے، یا اس کے بارے میں سب کچھ مٹا دیا گیا ہے۔
capture-unsubscribed = اب خط نہیں آئیں گے
capture-unsubscribed-what = فوراً ہو گیا۔ اور کچھ نہیں کرنا۔
capture-confirm = کیا یہ آپ کا پتا ہے؟
capture-confirm-what = کسی نے آپ کے ای میل پتے سے یہ مانگا۔ اگر وہ آپ تھے تو تصدیق کریں۔ اگر نہیں تو یہ صفحہ بند کریں؛ کچھ نہیں رہتا۔
capture-confirm-do = ہاں، یہ میرا ہے
capture-out = یہ خط بند کریں؟
capture-out-what = ایک بار دبائیں، اور کوئی سوال نہیں۔
capture-out-do = خط بند کریں
capture-own-here = آپ کا نام درج ہے
capture-own-left = آپ چھوڑ چکے ہیں
capture-own-over = یہ ختم ہو چکا
capture-joined = { $at } کو تصدیق ہوئی
capture-entered = آپ { $at } کو مقابلے میں شامل ہوئے۔
capture-won = آپ جیت گئے!
capture-won-what = نیچے فنکار کو اپنا پتا دیکھنے دیں، تاکہ انعام آپ تک پہنچے۔
capture-bookmark = اس صفحے کا پتا سنبھال کر رکھیں۔
capture-bookmark-why = یہ اکاؤنٹ کے بغیر سب کچھ بدلنے یا مٹانے کا آپ کا راستہ ہے۔
capture-download = فائل ڈاؤن لوڈ کریں
capture-own-letters = خط
capture-own-letters-on = آپ کو فنکار کے خط ملتے ہیں۔
capture-own-letters-stop = خط بند کریں
capture-own-artist = آپ کا پتا
capture-own-artist-on = فنکار آپ کا ای میل پتا دیکھ سکتا ہے۔
capture-own-artist-stop = میرا پتا چھپائیں
capture-own-yes = مجھے منظور ہے
capture-agreed = آپ نے کس بات کی منظوری دی
capture-agreed-hash = ہر ایک کے نیچے ان عین الفاظ کا نشان (SHA-256) ہے جو آپ نے دیکھے۔
capture-agreed-given = { $at } کو دی
capture-agreed-withdrawn = { $at } کو واپس لی
capture-agreed-other = اس سائٹ کا دوسرا مقصد
capture-yours = آپ کے ہاتھ میں
capture-leave = چھوڑ دیں
capture-leave-what = جب آپ چھوڑتے ہیں تو آپ کا پتا فوراً تلف کر دیا جاتا ہے۔ تیس دن بعد باقی بھی چلا جاتا ہے۔
capture-export-own = میرا ڈیٹا ڈاؤن لوڈ کریں
capture-erase = سب کچھ مٹائیں
capture-erase-sure = اس اندراج کے بارے میں سب کچھ ہمیشہ کے لیے مٹ جاتا ہے، اور اس کے ساتھ یہ صفحہ بھی۔
capture-erase-yes = ہاں، مٹا دیں
capture-rights = آپ کے تمام حقوق

## ہمارے خط۔

capture-letter-confirm-subject = تصدیق کریں: { $title }
capture-letter-confirm-body = کسی نے { $operator } پر { $artist } کے ”{ $title }“ کے لیے یہ پتا دیا۔ اگر وہ آپ تھے تو لنک کھولیں اور دو دن میں تصدیق کریں۔

    اگر وہ آپ نہیں تھے تو کچھ نہ کریں: پھر سب کچھ مٹا دیا جاتا ہے، اور ہم دوبارہ نہیں لکھتے۔
capture-letter-confirm-link = تصدیق کریں
capture-letter-known-subject = آپ کا نام پہلے سے درج ہے: { $title }
capture-letter-known-body = کسی نے { $operator } پر { $artist } کے ”{ $title }“ کے لیے یہ پتا دوبارہ دیا۔ آپ کا نام پہلے سے درج ہے۔ اپنے صفحے پر آپ دیکھ سکتے ہیں کہ کیا چنا، اسے بدل سکتے ہیں اور چھوڑ سکتے ہیں۔
capture-letter-known-link = آپ کا صفحہ
capture-letter-artist-subject = { $heading }
capture-letter-artist-body = { $artist } نے آپ کو لکھا ہے:
capture-letter-artist-link = یہ خط بند کریں
capture-letter-test-subject = نمونہ: { $heading }
capture-letter-test-body = آپ کے مداح { $artist } کا خط اس طرح پڑھیں گے۔ ان کے خط میں نیچے خط بند کرنے والا لنک ہوتا ہے۔
capture-letter-won-subject = آپ جیت گئے: { $title }
capture-letter-won-body = آپ { $operator } پر { $artist } کے ”{ $title }“ میں شامل ہوئے اور جیت گئے۔ انعام آپ تک پہنچے، اس کے لیے اپنا صفحہ کھولیں اور فنکار کو اپنا پتا دیکھنے دیں۔
capture-letter-won-link = آپ کا صفحہ

problem-capture-artist = فنکار: اپنے فنکاروں میں سے ایک چنیں
problem-capture-kind = کس لیے ہے: ایک چنیں
problem-capture-missing = یہاں کچھ لکھیں
problem-capture-long = زیادہ سے زیادہ { $most } حروف
problem-capture-control = نظر نہ آنے والے کنٹرول نشان نکال دیں
problem-capture-slug = پتا: a–z حروف، ہندسے اور ڈیش، ۲ سے ۶۴ تک، سرے پر ڈیش نہیں، اور وہ لفظ نہیں جو سائٹ خود استعمال کرتی ہے
problem-capture-slug-taken = پتا: یہ لیا جا چکا ہے
problem-capture-file = فائل: https:// سے شروع ہونے والا پورا پتا لکھیں
problem-capture-end = آخری دن: آج سے ایک سال کے اندر
problem-capture-winners = جیتنے والے: ۱ سے ۱۰۰۰ تک کی تعداد
problem-capture-draw = جیتنے والوں کا قرعہ مقابلہ ختم ہونے کے بعد ایک ہی بار نکلتا ہے
problem-capture-no-mail = یہ سائٹ فی الحال خط نہیں بھیج سکتی
capture-agreed-download = یہ ریکارڈ ڈاؤن لوڈ کریں (JSON)
capture-problem-choice = جو چاہیں اس پر نشان لگائیں: مقابلہ، خطوط یا دونوں
capture-agree-contest = میں مقابلے میں حصہ لیتا ہوں۔
capture-send-closed = بند فارم کے مداحوں کو بھیجیں…
capture-send-closed-what = یہ فارم بند ہے: اب یہاں کوئی سائن اپ نہیں کرتا، اور جنہوں نے کیا تھا وہ بھول چکے ہوں گے۔ صرف تب بھیجیں جب یہ انہی کے لیے ہو۔
problem-capture-closed = فارم بند ہے۔ بتائیں کہ خط اسی کے مداحوں کے لیے ہے، اور دوبارہ بھیجیں
problem-capture-file-ours = فائل: یہ پتا اسی سائٹ کا ہے۔ لکھیں کہ فائل خود کہاں ہے
