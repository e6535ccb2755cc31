## What every page has around its content, and what goes wrong everywhere.

privacy-policy = رازداری کی پالیسی
your-rights = آپ کے حقوق
made-with = Fanfare سے بنایا گیا
simulated = ڈیمو: یہاں میوزک سروسز کی صرف نقل ہے
site-description = فنکاروں اور لیبلز کی موسیقی براہِ راست، ایسی سائٹ پر جو بتاتی ہے کہ وہ آپ کے بارے میں کیا جانتی ہے اور دکھاتی ہے کہ وہ اپنی بات پر قائم ہے۔
skip = سیدھے مواد پر جائیں
nav-main = مرکزی مینو
nav-overview = جائزہ
nav-releases = ریلیزز
nav-artists = فنکار
nav-links = لنکس
nav-bio = بایو
nav-fans = مداح
nav-services = سروسز
nav-keys = API کلیدیں
nav-accountability = جواب دہی
nav-requests = { $n ->
    [0] درخواستیں
   *[other] درخواستیں ({ $n })
}
sign-out = سائن آؤٹ کریں
front-page = پہلے صفحے پر جائیں
cookies = کوکیز
opt-out-honoured = آپ کی آپٹ آؤٹ درخواست پر عمل کیا گیا
ask = یہ سائٹ کچھ ایسی چیزیں استعمال کرنا چاہتی ہے جو ضروری نہیں۔ ابھی سب بند ہیں۔ آپ کس کی اجازت دیتے ہیں؟
ask-take-back = میری دی ہوئی اجازت واپس لیں
ask-reject = سب مسترد کریں
ask-accept = سب قبول کریں
ask-each = ایک ایک کر کے دیکھیں اور چنیں

error-not-found = اس پتے پر کچھ نہیں ہے
error-not-found-what = ہو سکتا ہے پتا لکھنے میں غلطی ہوئی ہو، یا یہ پتا کبھی تھا ہی نہیں۔
error-gone = یہ اب یہاں نہیں ہے
error-gone-what = یہ پہلے یہاں تھا اور اب ہمیشہ کے لیے ہٹا دیا گیا ہے۔
error-signed-out = براہِ کرم سائن ان کریں
error-signed-out-what = اس کے لیے سائن ان ہونا یا کوئی درست کلید ہونا ضروری ہے۔
error-restricted = آپ کی معلومات محفوظ ہیں مگر استعمال نہیں ہوتیں
error-restricted-what = آپ ہی نے یہ چاہا تھا۔ اپنے رازداری کے صفحے پر آپ اسے ختم کر سکتے ہیں۔
error-forbidden = یہ فارم ہمارے اپنے صفحے سے نہیں آیا
error-forbidden-what = صفحہ دوبارہ کھولیں اور فارم وہیں سے بھیجیں۔
error-conflict = یہ پہلے سے موجود چیز سے ٹکراتا ہے
error-conflict-what = کچھ تبدیل نہیں ہوا۔ دیکھیں کہ کس خانے کی بات ہے، اور دوبارہ کوشش کریں۔
error-invalid = کچھ خانے ابھی درست نہیں ہیں
error-invalid-what = کچھ تبدیل نہیں ہوا۔ دیکھیں کہ کن خانوں کی بات ہے، اور دوبارہ کوشش کریں۔
error-unreadable = یہ درخواست پڑھی نہیں جا سکتی
error-unreadable-what = یہ اُس شکل میں نہیں جس کی اس پتے کو توقع ہے۔
error-misdirected = یہ نام ابھی کہیں نہیں لے جاتا
error-misdirected-what = جو پتا آپ نے کھولا وہ اس سرور کی طرف اشارہ کرتا ہے، مگر یہاں اسے کسی نے ترتیب نہیں دیا۔ ہجے دیکھ لیں؛ اگر یہ آپ کا اپنا ڈومین ہے تو پہلے اسے اپنی ورک اسپیس میں شامل کریں۔
error-method = یہ پتا دوسری قسم کی درخواست لیتا ہے
error-method-what = یہاں کچھ موجود ہے، مگر اس قسم کی درخواست کے لیے نہیں۔
error-too-large = یہ بہت بڑا ہے
error-too-large-what = یہاں کسی فارم یا درخواست کو اتنے بائٹس کی ضرورت نہیں۔ کم بھیجیں۔
error-file-too-large = یہ فائل بہت بڑی ہے
error-file-too-large-what = تصویر زیادہ سے زیادہ ۱۰ MB کی ہو سکتی ہے۔ کچھ نہیں بدلا: واپس جائیں اور چھوٹی فائل منتخب کریں۔
error-media-type = یہ فارمیٹ یہاں سمجھا نہیں جاتا
error-media-type-what = وہ مواد بھیجیں جس کی اس پتے کو توقع ہے۔
error-slow = اس درخواست کو پہنچنے میں بہت دیر لگی
error-slow-what = اس کا باقی حصہ وقت پر نہیں آیا۔ دوبارہ بھیجیں۔
error-too-many = ذرا آہستہ، براہِ کرم
error-too-many-what = تھوڑے سے وقت میں بہت زیادہ درخواستیں آئیں۔ ذرا انتظار کریں اور دوبارہ کوشش کریں۔
error-too-many-wait = { $n ->
    [one] { $n } سیکنڈ میں دوبارہ چلے گا۔
   *[other] { $n } سیکنڈ میں دوبارہ چلے گا۔
}
error-again = دوبارہ کوشش کریں
error-overview = جائزے پر جائیں
error-unavailable = ہم ابھی یہ قبول نہیں کر سکتے
error-unavailable-what = مسئلہ ہماری طرف ہے، آپ کی طرف نہیں، اور کچھ ضائع نہیں ہوا۔ چند سیکنڈ میں دوبارہ کوشش کریں۔
error-internal = ہماری طرف کچھ غلط ہو گیا
error-internal-what = اسے اُن لوگوں کے لیے لکھ لیا گیا ہے جو یہ سائٹ چلاتے ہیں۔ کچھ دیر بعد دوبارہ کوشش کریں۔

problem-body = درخواست کا متن (body) موزوں نہیں: { $why }
problem-limit = limit کی قدر ۱ سے ۱۰۰ تک کا عدد ہوتی ہے
problem-cursor = یہ کرسر اس فہرست کا دیا ہوا نہیں ہے

# The mark says that this runs from right to left also where it is a value inside another text.
date-long = { "\u200F" }{ $weekday }، { $day } { $month } { $year }
date-time = { "\u200F" }{ $day } { $month } { $year }، { $time }
weekday-1 = پیر
weekday-2 = منگل
weekday-3 = بدھ
weekday-4 = جمعرات
weekday-5 = جمعہ
weekday-6 = ہفتہ
weekday-7 = اتوار
month-1 = جنوری
month-2 = فروری
month-3 = مارچ
month-4 = اپریل
month-5 = مئی
month-6 = جون
month-7 = جولائی
month-8 = اگست
month-9 = ستمبر
month-10 = اکتوبر
month-11 = نومبر
month-12 = دسمبر

inside = آپ ایک ایپ کے اندر ہیں
inside-of = یہ صفحہ { $app } کے اندر کھلا ہے، جہاں موسیقی کی سروسیں کسی کو سائن اِن نہیں کرنے دیتیں۔ اسے اپنے براؤزر میں کھولیں: نیچے کا پتا کاپی کریں، یا ایپ کے مینیو میں ”براؤزر میں کھولیں“ چنیں۔
inside-what = یہ صفحہ ایک ایپ کے اندر کھلا ہے، جہاں موسیقی کی سروسیں کسی کو سائن اِن نہیں کرنے دیتیں۔ اسے اپنے براؤزر میں کھولیں: نیچے کا پتا کاپی کریں، یا ایپ کے مینیو میں ”براؤزر میں کھولیں“ چنیں۔
inside-address = اس صفحے کا پتا
