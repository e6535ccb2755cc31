## Around the privacy policy: its frame, its versions, its changes.

transparency-in-force = نافذ ہونے کی تاریخ:
transparency-version = ورژن
transparency-lead = یہ صفحہ اُنہی اعلانات سے بنتا ہے جن کے مطابق پروگرام چلتا ہے۔ جو یہاں درج نہیں، وہ اسے ذخیرہ نہیں کر سکتا۔
transparency-machine = یہی اعلانات، مشینوں کے لیے
transparency-from = نافذ ہونے کی تاریخ:
transparency-inventory = ڈیٹا کی فہرست (SHA-256)
transparency-fingerprint = یہ متن (SHA-256)
transparency-languages = زبانیں
transparency-versions = تمام ورژن
transparency-versions-what = ہر ورژن میں اس سے پہلے والے کا ہیش ہوتا ہے، اس لیے کوئی ورژن بعد میں چپکے سے نہیں بدلا جا سکتا۔
transparency-published = شائع ہوا
transparency-changes = کیا بدلا
transparency-changes-of = ورژن { $old } سے ورژن { $new } تک
transparency-same = الفاظ وہی ہیں۔
transparency-first = پہلا ورژن
transparency-added = شامل کیا گیا:
transparency-removed = ہٹایا گیا:
transparency-exact = ہو بہ ہو بائٹس
transparency-coming = نیا ورژن اس دن سے نافذ ہوگا: { $day }
transparency-coming-what = آپ ورژن { $n } پڑھ رہے ہیں، جو ابھی نافذ نہیں ہوا۔ تب تک ورژن { $old } نافذ ہے۔
transparency-until-then = ابھی نافذ ورژن پڑھیں
transparency-past = یہ ایک پرانا ورژن ہے
transparency-past-what = ورژن { $n } تازہ ترین نہیں ہے۔
transparency-latest = تازہ ترین ورژن پڑھیں
transparency-notice = ہماری رازداری کی پالیسی بدل رہی ہے: نیا ورژن اس دن سے نافذ ہوگا: { $day }۔
transparency-read-new = پڑھیں
transparency-dismiss = میں نے دیکھ لیا
change-purpose-added = نیا مقصد: { $of }
change-purpose-removed = اب مقصد نہیں: { $of }
change-basis-changed = قانونی بنیاد بدل گئی: { $of }
change-datum-used = { $of } – نیا استعمال: { $to }
change-datum-unused = { $of } – اب اس کے لیے استعمال نہیں ہوتا: { $to }
change-processor-added = نیا وصول کنندہ: { $of }
change-processor-removed = اب وصول کنندہ نہیں: { $of }
change-disclosed = { $of } کو اب یہ بھی ملتا ہے: { $to }
change-withheld = { $of } کو اب یہ نہیں ملتا: { $to }
change-transfer-changed = ملک یا حفاظتی ضمانت بدل گئی: { $of }
change-kept-longer = زیادہ دیر رکھا جاتا ہے: { $of }
change-kept-shorter = کم دیر رکھا جاتا ہے: { $of }
change-cookie-added = نئی کوکی: { $of }
change-cookie-removed = کوکی ختم: { $of }
change-controller-changed = اب آپ کے ڈیٹا کا ذمہ دار کوئی اور ہے، یا پتا بدل گیا ہے۔
change-authority-changed = نگران ادارہ یا اس کا پتا بدل گیا ہے۔
change-party-changed = اب کوئی اور چلاتا ہے: { $of }
change-processor-used = { $of } اب اس کے لیے بھی استعمال ہوتا ہے: { $to }
change-processor-unused = { $of } اب اس کے لیے استعمال نہیں ہوتا: { $to }
change-rule-changed = رکھنے کی مدت اب کسی اور لمحے سے گنی جاتی ہے: { $of }
change-unsealed = اب آپ کی اپنی کلید سے خفیہ نہیں کیا جاتا: { $of }
change-sealed = اب آپ کی اپنی کلید سے خفیہ کیا جاتا ہے: { $of }
change-left-out-of-export = اب آپ کے ڈیٹا کی نقل میں نہیں: { $of }
change-exported = اب آپ کے ڈیٹا کی نقل میں ہے: { $of }
change-stored = اب صرف میموری میں نہیں بلکہ ذخیرہ بھی ہوتا ہے: { $of }
change-not-stored = اب ذخیرہ نہیں ہوتا: { $of }
change-age-lowered = خود رضامندی دینے کی عمر کم ہو گئی: { $of }
change-age-raised = خود رضامندی دینے کی عمر بڑھ گئی: { $of }
change-age-elsewhere = وہ ممالک جن کا نام درج نہیں
change-words = الفاظ بدلے ہیں۔
change-material = اہم تبدیلی: یہ نافذ ہونے سے پہلے انتظار کرتی ہے۔

transparency-letter-subject = ہماری رازداری کی پالیسی { $day } سے بدل رہی ہے
transparency-letter-body =
    { $day } سے ہماری رازداری کی پالیسی کا نیا نسخہ نافذ ہوگا۔ یہ شائع ہو چکا ہے، اور ساتھ یہ فہرست بھی ہے کہ آج کے مقابلے میں کیا مختلف ہے۔

    اُس دن تک کچھ نہیں بدلے گا۔ اگر آپ متفق نہیں تو اس سے پہلے اپنا ڈیٹا لے سکتے ہیں اور اپنا اکاؤنٹ بند کر سکتے ہیں۔
transparency-letter-link = پڑھیں کہ کیا بدل رہا ہے
