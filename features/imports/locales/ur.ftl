## Lists that a label brings from another tool: the file, its columns, the preview, the report.

imports-title = درآمد
imports-crumbs = صفحے کا راستہ
imports-links = لنکس
imports-error = خرابی:
imports-what = کسی اور ٹول میں موجود اپنے لنکس اور ریلیزیں یہاں لائیں: وہاں سے CSV کے طور پر نکالیں اور فائل یہاں چنیں۔ کچھ بننے سے پہلے آپ دیکھتے ہیں کہ ہر قطار سے کیا بنے گا، اور سب کچھ واپس لیا جا سکتا ہے۔
imports-file = فائل
imports-file-hint = CSV جس کی پہلی قطار میں سرخیاں ہوں: کاما، سیمی کولن یا ٹیب، UTF-8 یا UTF-16، زیادہ سے زیادہ ۵ MB اور ۱۰٬۰۰۰ قطاریں۔ آپ کی ہاں پر، ورنہ ایک دن بعد، یہ مٹا دی جاتی ہے۔
imports-people = لوگوں کی فہرستیں نہیں لی جاتیں۔ جس نے کسی اور ٹول کے خطوں پر رضامندی دی اُس نے یہاں نہیں دی: انہیں اپنے سائن اپ فارم پر بلائیں۔
imports-bring = فائل پڑھیں
imports-before = آپ جو لائے
imports-none = ابھی کچھ نہیں۔
imports-when = کب
imports-size = حجم
imports-standing = حالت
imports-n-rows = { $n ->
    [one] ایک قطار
   *[other] { $n } قطاریں
}
imports-kept = کالم پڑھنے کے محفوظ طریقے
imports-kept-what = انہی سرخیوں والی فائل خود اسی طرح پڑھی جاتی ہے۔
imports-kept-remove = بھول جائیں
imports-state-open = آپ کی ہاں کی منتظر
imports-state-running = بن رہی ہے
imports-state-running-what = قطاروں سے فنکار، ریلیزیں اور لنکس بن رہے ہیں۔ آپ یہ صفحہ چھوڑ سکتے ہیں۔
imports-state-done = مکمل
imports-state-done-what = جو کچھ بن سکتا تھا وہ بن گیا۔
imports-state-undoing = واپس لی جا رہی ہے
imports-state-undoing-what = جسے تب سے کسی نے نہیں بدلا وہ جا رہا ہے۔ آپ یہ صفحہ چھوڑ سکتے ہیں۔
imports-state-undone = واپس لے لی گئی
imports-state-undone-what = جو بنا تھا وہ چلا گیا، سوائے اس کے جسے تب سے کسی نے بدلا یا استعمال کیا۔

imports-columns = کالموں میں کیا ہے
imports-columns-what = بتائیں کہ آپ کی فائل کا ہر کالم کیا ہے۔ جہاں ”کچھ نہیں“ رہے وہ چھوڑ دیا جاتا ہے۔
imports-column-unnamed = بغیر سرخی کا کالم
imports-use = کالم پڑھنے کا محفوظ طریقہ
imports-use-do = اس سے بھریں
imports-rest = جو فائل نہیں بتاتی
imports-artist = جن قطاروں میں فنکار نہیں اُن کا فنکار
imports-artist-hint = اگر ہر قطار میں فنکار ہے تو خالی چھوڑیں۔
imports-order = ۰۳/۰۴/۲۰۲۶ جیسے دن
imports-order-hint = صرف ان عددوں کے لیے جن میں سے کوئی بھی دن ہو سکتا ہے۔
imports-order-asked = اس فائل میں دونوں میں سے کوئی بھی عدد دن ہو سکتا ہے۔ چنیں، اور نیچے دیکھیں کہ دن کیسے پڑھے گئے۔
imports-order-do = یوں پڑھیں
imports-order-shown = جیسا کالم خود دکھائے
imports-order-day-first = پہلے دن: ۳ اپریل
imports-order-month-first = پہلے مہینہ: ۴ مارچ
imports-zone = دنوں کا ٹائم زون
imports-zone-hint = جہاں قطار اپنا نہ بتائے، مثلاً Europe/London۔
imports-undated = بغیر دن والی قطاروں کا دن
imports-undated-hint = گزرا ہوا دن یعنی وہ آ چکی ہیں۔ ایسی قطاریں چھوڑنی ہوں تو خالی رکھیں۔
imports-keep-as = اسے نام دے کر محفوظ کریں
imports-keep-as-hint = اسی قسم کی اگلی فائل کے لیے۔ خالی رہ سکتا ہے۔
imports-to-preview = دیکھیں کیا بنے گا
imports-discard = فائل پھینک دیں
imports-means-nothing = کچھ نہیں
imports-means-artist = فنکار
imports-means-title = ریلیز کا عنوان
imports-means-track = ٹریک کا عنوان
imports-means-upc = UPC
imports-means-isrc = ISRC
imports-means-release_date = ریلیز کا دن
imports-means-time_zone = ٹائم زون
imports-means-address = پرانا پتا، یا اس کا آخری حصہ
imports-means-destination = کسی بھی معلوم سروس پر پتا
imports-means-named = کوئی اور پتا، کالم کے نام سے
imports-means-service = { $service } پر پتا

imports-preview = کیا بنے گا
imports-preview-what = ابھی کچھ نہیں بنا۔ قطاریں دیکھ لیں؛ غلط قطاریں چھوڑ دی جاتی ہیں، اور درست کر کے دوبارہ لائی جا سکتی ہیں: جو موجود ہے وہ کبھی دوبارہ نہیں بنتا۔
imports-to-columns = کالم بدلیں
imports-would-artists = نئے فنکار
imports-would-releases = نئی ریلیزیں
imports-would-links = نئے لنکس
imports-would-had = پہلے سے موجود
imports-would-left-out = چھوڑ دی جائیں گی
imports-did-artists = فنکار بنے
imports-did-releases = ریلیزیں بنیں
imports-did-links = لنکس بنے
imports-did-had = پہلے سے موجود تھیں
imports-did-left-out = چھوڑ دی گئیں
imports-all-rows = سب قطاریں
imports-only-problems = چھوڑی گئی قطاریں
imports-no-rows = ایسی کوئی نہیں۔
imports-head-row = قطار
imports-head-release = ریلیز
imports-head-makes = اس کا کیا ہوگا
imports-head-ways = کہاں لے جاتا ہے
imports-row = قطار { $row }
imports-rows = { $rows }
imports-left-out = چھوڑ دی گئی
imports-new-artist = فنکار نیا ہے۔
imports-had-artist = فنکار موجود ہے۔
imports-no-artist = کوئی فنکار نہیں۔
imports-new-release = ریلیز نئی ہے۔
imports-had-release = ریلیز موجود ہے اور ویسی ہی رہتی ہے۔
imports-no-release = کوئی ریلیز نہیں۔
imports-new-link = اس کا لنک نیا ہے۔
imports-had-link = لنک موجود ہے اور ویسا ہی رہتا ہے۔
imports-no-link = لنک نہیں: قطار میں نہ پرانا پتا ہے نہ منزل کا پتا۔
imports-out-on = دن: { $day } ({ $zone })
imports-out-at = دن: { $day }، { $time } ({ $zone })
imports-address-alias = { $address } اب { $new } بنے گا
imports-address-stays = { $address } چلتا رہے گا: یہ آپ کا اپنا ڈومین ہے۔
imports-address-deep = { $address } کے ایک سے زیادہ حصے ہیں، اس لیے وہ خود نہیں چلتا رہے گا؛ اس کا آخری حصہ { $new } بنے گا
imports-page = { $pages } میں سے صفحہ { $page }
imports-page-before = پچھلا صفحہ
imports-page-behind = اگلا صفحہ
imports-confirm = یہ سب بنائیں

imports-waits = یہ صفحہ خود دوبارہ کھلتا ہے۔
imports-look = ابھی دیکھیں
imports-progress = { $total } میں سے { $done }
imports-part-left-out = { $n ->
    [one] ایک قطار چھوڑ دی گئی
   *[other] { $n } قطاریں چھوڑ دی گئیں
}
imports-part-stayed = { $n ->
    [one] ایک قطار کا بنایا ہوا رہ گیا: کسی نے اسے بدلا یا استعمال کیا ہے
   *[other] { $n } قطاروں کا بنایا ہوا رہ گیا: کسی نے اسے بدلا یا استعمال کیا ہے
}
imports-part-made = { $n ->
    [one] ایک قطار سے بنا
   *[other] { $n } قطاروں سے بنا
}
imports-part-more = { $n ->
    [one] اور ایک مزید
   *[other] اور { $n } مزید
}
imports-to-link = لنک
imports-to-release = ریلیز
imports-undo = یہ درآمد واپس لیں…
imports-undo-what = اس کے بنائے لنکس، ریلیزیں اور فنکار یوں جائیں گے جیسے کبھی تھے ہی نہیں، اور ان کے پتے پھر خالی ہوں گے۔ جسے تب سے کسی نے بدلا، اور وہ لنکس جن پر مداحوں نے پری سیو کیا، رہیں گے۔
imports-undo-do = واپس لیں

imports-note-undated = فائل میں دن نہیں: { $day } لیا گیا۔
imports-note-word = پرانے پتے کا آخری حصہ یہاں نہیں چل سکتا: ۲ سے ۶۴ چھوٹے حروف a–z، ہندسے اور ڈیش چاہییں، اور اس سائٹ کا لفظ نہ ہو۔ لنک کو اپنا پتا ملتا ہے۔
imports-note-second = { $service } کے لیے دوسرا پتا: پہلا مانا جاتا ہے۔
imports-note-taken = { $address } کا آخری حصہ پہلے سے کسی اور لنک پر لے جاتا ہے۔ نئے لنک کو اپنا پتا ملتا ہے۔

problem-imports-file-missing = فائل: ایسی چنیں جو خالی نہ ہو
problem-imports-file-large = فائل: زیادہ سے زیادہ ۵ MB
problem-imports-file-binary = فائل: یہ متن کی جدول نہیں۔ اسے CSV کے طور پر نکالیں؛ اسپریڈ شیٹ پروگرام ”Save as“ سے یہ کرتا ہے
problem-imports-file-encoding = فائل: اس کے حروف پڑھے نہیں جاتے۔ اسے UTF-8 میں CSV کے طور پر محفوظ کریں
problem-imports-file-unreadable = فائل: جدول کے طور پر پڑھی نہیں جا سکتی
problem-imports-file-empty = فائل: سرخیوں کی ایک قطار اور نیچے کم از کم ایک قطار چاہیے
problem-imports-file-rows = فائل: زیادہ سے زیادہ { $n } قطاریں؛ اسے حصوں میں بانٹیں
problem-imports-file-columns = فائل: زیادہ سے زیادہ { $n } کالم
problem-imports-file-people = فائل: کالم ”{ $column }“ لوگوں کے بارے میں ہے۔ ان کی رضامندی کسی اور ٹول کو دی گئی تھی اور ہم اسے فرض نہیں کر سکتے، اس لیے فائل کا کچھ محفوظ نہیں کیا گیا۔ کالم ہٹا کر فائل دوبارہ لائیں؛ لوگوں کو اپنے سائن اپ فارم پر بلائیں
problem-imports-many = فائل: { $n } فائلیں پہلے سے آپ کی ہاں کی منتظر ہیں۔ کچھ کو ہاں کہیں، یا پھینک دیں
problem-imports-column = کالم: ”{ $word }“ کالم کا کوئی مطلب نہیں
problem-imports-column-twice = کالم: کوئی اور کالم پہلے سے یہی ہے
problem-imports-columns = کالم: جتنے فائل کے کالم ہیں اتنے الفاظ، { $n }
problem-imports-title = کالم: بتائیں کہ عنوان کون سا ہے
problem-imports-artist = فنکار: کالم چنیں، یا نام یہاں لکھیں
problem-imports-order-word = دن اور مہینے کی ترتیب: day_first، month_first یا خالی
problem-imports-order = دن: چنیں کہ پہلے دن آتا ہے یا مہینہ
problem-imports-undated = بغیر دن والی قطاروں کا دن: کیلنڈر کا دن، 2026-11-27 کی طرح لکھا ہوا
problem-imports-name = نام: زیادہ سے زیادہ { $n } حروف کی ایک سطر
problem-imports-nothing = سب قطاریں چھوڑ دی گئی ہیں؛ اس فائل سے کچھ نہیں بن سکتا
problem-imports-not-open = اس درآمد کو پہلے ہی ہاں کہی جا چکی ہے یا واپس لیا جا چکا ہے۔
problem-imports-not-done = صرف مکمل درآمد واپس لی جا سکتی ہے۔
problem-imports-limit = limit: ۱ سے ۵۰۰ تک کا عدد
problem-imports-row-long = اس میں سرخیوں سے زیادہ خانے ہیں، یا ایک خانہ ۴٬۰۰۰ حروف سے لمبا ہے
problem-imports-row-twice = قطار { $row } میں وہی پتا یا کوڈ ہے، مگر عنوان یا فنکار اور ہے
problem-imports-date-missing = ریلیز کا دن نہیں
problem-imports-date = ”{ $text }“ دن کے طور پر پڑھا نہیں جا سکتا
problem-imports-address = ”{ $text }“ نہ ویب پتا ہے نہ اس کا حصہ
problem-imports-host = یہاں معلوم کسی سروس کے پتے { $host } پر نہیں۔ اگر درست ہے تو کالم کو ”کوئی اور پتا“ کے طور پر پڑھیں
