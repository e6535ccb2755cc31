## The front page, sign-in, sign-up, set-up and API keys.

accounts-error-mark = خرابی:
accounts-problems = براہِ کرم اسے دوبارہ دیکھ لیں

accounts-home-what = نئی موسیقی کے لیے اسمارٹ لنکس اور پری سیو، ایسی رازداری کی پالیسی کے ساتھ جس پر پروگرام خود عمل کرتا ہے۔
accounts-home-fans = کوئی ریلیز ڈھونڈ رہے ہیں؟ وہ لنک کھولیں جو اس کے فنکار نے آپ کو دیا ہے۔
accounts-unset-title = ابھی سیٹ اپ نہیں ہوا
accounts-unset = اس Fanfare میں ابھی کوئی اکاؤنٹ نہیں۔ جس ٹرمینل سے اسے شروع کیا گیا وہاں دیکھیں: سیٹ اپ کا پتا وہاں دکھایا گیا ہے، جو ایک ہی بار کام کرتا ہے۔

accounts-email = ای میل
accounts-password = پاس ورڈ
accounts-password-hint = کم از کم { $least } حروف۔ چند الفاظ جو آپ یاد رکھ سکیں، اُن علامتوں سے بہتر ہیں جو یاد نہ رہیں۔
accounts-workspace = ورک اسپیس
accounts-workspace-hint = وہ لیبل، بینڈ یا کمپنی جس کے لیے آپ کام کرتے ہیں۔

accounts-sign-in = سائن ان کریں
accounts-no-account = ابھی اکاؤنٹ نہیں ہے؟

accounts-sign-up = سائن اپ کریں
accounts-make-account = میرا اکاؤنٹ بنائیں
accounts-have-account = پہلے سے اکاؤنٹ ہے؟
accounts-sign-up-closed-title = یہاں سائن اپ بند ہے
accounts-sign-up-closed = { $operator } اس صفحے پر نئے اکاؤنٹ نہیں لیتے۔ اگر آپ کا اکاؤنٹ ہے تو آپ سائن ان کر سکتے ہیں۔

accounts-set-up = یہ Fanfare سیٹ اپ کریں
accounts-set-up-once = یہ صفحہ ایک ہی بار کام کرتا ہے۔ یہ پہلا اکاؤنٹ اور اس کی ورک اسپیس بناتا ہے۔
accounts-make-first = پہلا اکاؤنٹ بنائیں
accounts-set-up-wrong-title = یہ سیٹ اپ کا پتا نہیں ہے
accounts-set-up-wrong = ٹرمینل سے پورا پتا کاپی کریں۔ ہر بار شروع کرنے پر یہ نیا ہوتا ہے۔
accounts-set-up-over-title = یہ Fanfare پہلے ہی سیٹ اپ ہو چکا ہے
accounts-set-up-over = سیٹ اپ کا پتا ایک ہی بار کام کرتا ہے، اور پہلا اکاؤنٹ بن چکا ہے۔ اسی سے سائن ان کریں۔

accounts-keys = API کلیدیں
accounts-keys-what = اُن پروگراموں کے لیے جو اس ورک اسپیس کے نام سے API سے بات کرتے ہیں۔ کلید سے اس کا سارا کام پڑھا اور بدلا جا سکتا ہے۔
accounts-keys-api = API کیسے استعمال ہوتی ہے (OpenAPI)
accounts-key-new = یہ کلید ابھی کاپی کر لیں
accounts-key-once = یہ ایک ہی بار دکھائی جاتی ہے۔ ہم اس کا صرف فنگر پرنٹ رکھتے ہیں، اس لیے کوئی اسے دوبارہ نہیں دکھا سکتا۔
accounts-keys-list = اس ورک اسپیس کی کلیدیں
accounts-keys-none = ابھی کسی پروگرام کے پاس کلید نہیں۔ نیچے ایک بنائیں اور ایسے پروگرام کو دیں جس پر آپ کو بھروسا ہو۔
accounts-key-name = نام
accounts-key-name-hint = اسے کیا چیز استعمال کرے گی، تاکہ آپ اسے پھر پہچان سکیں۔
accounts-key-prefix = شروع کے حروف
accounts-key-used = آخری استعمال
accounts-key-never = کبھی نہیں
accounts-key-acts = اقدامات
accounts-key-revoke = منسوخ کریں
accounts-key-revoke-title = کلید “{ $name }” منسوخ کریں؟
accounts-key-revoke-what = اس لمحے سے، جو کچھ بھی اسے استعمال کرتا ہے وہ API تک نہیں پہنچ سکے گا۔
accounts-key-revoke-final = یہ واپس نہیں ہو سکتا۔ نئی کلید کسی بھی وقت بنائی جا سکتی ہے۔
accounts-key-keep = رہنے دیں
accounts-crumbs = آپ کہاں ہیں
accounts-key-revoke-go = کلید منسوخ کریں
accounts-key-make = نئی کلید
accounts-key-make-go = کلید بنائیں

accounts-mail = ای میل
accounts-mail-there = دیکھیں کہ ای میل کام کر رہی ہے یا نہیں
accounts-mail-what = یہ Fanfare خط بھیج سکتا ہے یا نہیں، خود کو ایک خط بھیج کر دیکھیں۔
accounts-mail-off = ابھی کوئی میل سرور نہیں
accounts-mail-off-what = جو شخص یہ Fanfare چلاتا ہے اس نے اسے میل سرور سے نہیں جوڑا، اس لیے یہ کسی کو لکھ نہیں سکتا۔ یہ کام اس کی ترتیبات میں ’’mail‘‘ کے تحت درج کلیدیں کرتی ہیں۔
accounts-mail-test = آزما کر دیکھیں
accounts-mail-test-what = خط اسی پتے پر جائے گا جس سے آپ سائن ان کرتے ہیں۔ اس میں صرف یہ لکھا ہے کہ میل کام کر رہی ہے۔
accounts-mail-test-go = مجھے آزمائشی خط بھیجیں
accounts-mail-queued = خط راستے میں ہے۔ تھوڑی دیر میں اپنا میل باکس دیکھیں۔
accounts-mail-waiting = آپ کے نام وہ خط جو ابھی نہیں گئے
accounts-mail-new = راستے میں ہے
accounts-mail-tried = { $n ->
    [one] ایک بار
   *[other] { $n } بار
} کوشش ہوئی مگر خط قبول نہیں ہوا ({ $reason })۔ اگلی کوشش: { $at } UTC

accounts-letter-test-subject = { $workspace } میں میل کام کر رہی ہے
accounts-letter-test-body =
    آپ نے Fanfare سے آزمائشی خط مانگا تھا، اور یہ رہا وہ خط۔

    اگر آپ یہ پڑھ رہے ہیں تو { $workspace } کے خط پہنچتے ہیں۔ آپ کو کچھ نہیں کرنا۔
accounts-letter-test-link = ای میل کے صفحے پر واپس

problem-accounts-email = ای میل پتا لکھیں، جیسے name@example.com
problem-accounts-email-taken = اس ای میل پتے کا اکاؤنٹ پہلے سے موجود ہے
problem-accounts-password = { $least } سے { $most } حروف کا پاس ورڈ چنیں
problem-accounts-sign-in = یہ ای میل پتا اور پاس ورڈ ایک دوسرے سے میل نہیں کھاتے
problem-accounts-key-name = کلید کو ۱ سے { $most } حروف کا نام دیں
