## The labels' own domains.

domains-title = اپنے ڈومین
domains-error = خرابی:
domains-crumbs = صفحے کا راستہ
domains-links = لنکس
domains-problems = { $n ->
    [one] ایک خانہ دوبارہ دیکھنے کی ضرورت ہے
   *[other] { $n } خانے دوبارہ دیکھنے کی ضرورت ہے
}
domains-none = ابھی کوئی ڈومین نہیں
domains-none-what = آپ کے لنکس آپ کے اپنے نام سے بھی کھل سکتے ہیں، جیسے listen.band.example۔ اسے نیچے شامل کریں؛ اگلا صفحہ بتائے گا کہ کون سے ریکارڈ رکھنے ہیں۔
domains-new = ڈومین شامل کریں
domains-host = ڈومین
domains-host-hint = صرف نام، کسی بھی رسم الخط میں۔ آپ کے اپنے ڈومین کے نیچے کا نام بہترین ہے: listen.band.example۔
domains-add = ڈومین شامل کریں
domains-waiting = ریکارڈز کا انتظار ہے
domains-waiting-what = نیچے کے دونوں ریکارڈ رکھیں۔ ہم خود دوبارہ دیکھتے ہیں؛ تبدیلی نظر آنے میں ایک دن تک لگ سکتا ہے۔
domains-live = فعال ہے
domains-live-what = یہ یہاں لاتا ہے۔ آپ کا ہر لنک اس نام سے بھی کھلتا ہے۔
domains-faltering = پچھلی جانچ میں مسئلہ ملا
domains-faltering-what = پہلے یہ یہاں لاتا تھا۔ ہم جلد دوبارہ دیکھیں گے۔
domains-lost = یہ اب یہاں نہیں لاتا
domains-lost-what = جو مداح اسے کھولتے ہیں وہ آپ تک نہیں پہنچتے، اور اس کے سرٹیفکیٹ کی تجدید نہیں ہوتی۔ ریکارڈ دوبارہ رکھیں یا ڈومین ہٹا دیں۔
domains-checked = آخری جانچ: { $when } (UTC)
domains-check = ابھی دوبارہ دیکھیں
domains-certificate-none = ڈومین کے یہاں لانے پر اس کا سرٹیفکیٹ مانگا جائے گا۔
domains-certificate-soon = اس کا سرٹیفکیٹ مانگا جا رہا ہے۔
domains-certificate-until = اس کا سرٹیفکیٹ { $when } (UTC) تک درست ہے اور اس سے پہلے اس کی تجدید ہو جائے گی۔
domains-certificate-failed = ابھی سرٹیفکیٹ نہیں مل سکا۔ ہم دوبارہ مانگیں گے: { $when } (UTC)۔
domains-certificate-proxy = اس کا سرٹیفکیٹ اس پروگرام کے آگے والے سرور سے آتا ہے: اسے چلانے والے سے پوچھیں۔
domains-records = رکھنے کے ریکارڈ
domains-records-what = جہاں سے ڈومین لیا ہے وہاں دونوں شامل کریں۔ پہلا دکھاتا ہے کہ یہ آپ کا ہے، دوسرا اسے یہاں لاتا ہے۔
domains-record-proof = کہ یہ آپ کا ہے
domains-record-way = کہ یہ یہاں لاتا ہے
domains-record-root = جس نام کا CNAME ریکارڈ نہیں ہو سکتا (خود band.example)، اسے ALIAS ریکارڈ دیں، یا اس سرور کے پتے A اور AAAA کے طور پر۔
domains-front = صفحۂ اول
domains-front-link = صرف نام کھولنے پر کیا دکھے
domains-front-list = آپ کے کھلے لنکس کی فہرست
domains-save = انتخاب محفوظ کریں
domains-remove = یہ ڈومین ہٹائیں…
domains-removal = ڈومین ہٹا دیں؟
domains-removal-what = اس نام سے اب کچھ نہیں کھلے گا، چھپے ہوئے پتے بھی نہیں۔ آپ کے لنکس ہمارے نام سے چلتے رہیں گے۔ سرٹیفکیٹ اور اس کی کلید یہاں سے مٹا دی جائے گی۔
domains-removal-do = ڈومین ہٹا دیں
domains-removal-leave = رہنے دیں
domains-front-title = سنیں
domains-front-none = یہاں ابھی سننے کو کچھ نہیں۔

reason-domains-no-record = TXT ریکارڈ ابھی موجود نہیں۔
reason-domains-other-record = TXT ریکارڈ موجود ہے مگر اس میں کچھ اور لکھا ہے۔
reason-domains-no-address = نام کا ابھی کوئی پتا نہیں۔
reason-domains-no-name-server = ڈومین کے نیم سرور جواب نہیں دیتے۔
reason-domains-inner = نام نجی نیٹ ورک میں لے جاتا ہے جہاں کوئی نہیں پہنچ سکتا۔
reason-domains-no-answer = وہاں کچھ جواب نہیں دیتا، یا یہ پروگرام نہیں۔
reason-domains-elsewhere = یہ کسی اور سرور پر لے جاتا ہے۔
reason-domains-taken = یہ نام یہاں کسی اور ورک اسپیس کے پاس ہے۔
problem-domains-host-missing = ڈومین: اس کا نام لکھیں
problem-domains-host-long = ڈومین: اتنا لمبا نام نہیں ہوتا
problem-domains-host-unreadable = ڈومین: صرف نام، جیسے listen.band.example، بغیر پاتھ یا پورٹ کے
problem-domains-host-number = ڈومین: نام لکھیں، مشین کا نمبر نہیں
problem-domains-host-inner = ڈومین: یہ نام صرف نجی نیٹ ورک میں معنی رکھتا ہے
problem-domains-host-own = ڈومین: یہ تو اسی سائٹ کا نام ہے
problem-domains-host-taken = ڈومین: یہ پہلے سے کسی اور ورک اسپیس کے پاس ہے
problem-domains-host-again = ڈومین: یہ پہلے سے آپ کی فہرست میں ہے
problem-domains-host-many = ڈومین: ایک ورک اسپیس میں زیادہ سے زیادہ بیس؛ پہلے ایک ہٹائیں
problem-domains-front = پہلا صفحہ: اپنے لنکس یا شائع شدہ صفحات میں سے ایک چنیں
problem-domains-front-both = پہلا صفحہ: یا تو لنک یا فنکار کا صفحہ، دونوں نہیں
