## ریلیز کی یاد دہانی کے طریقے۔

reminders-title = یاد دہانی پائیں
reminders-when = آمد: { $at }
reminders-error = غلطی:
reminders-back = واپس { $title } پر
reminders-mail = اُس دن ایک خط
reminders-agree = مجھے ایک ای میل چاہیے جب { $artist } کا ”{ $title }“ آ جائے۔ اس کے جاتے ہی میرا پتا تلف کر دیا جاتا ہے۔
reminders-born = آپ کا یومِ پیدائش
reminders-born-kept = قانون بتاتا ہے کہ لوگ کس عمر سے خود رضامندی دے سکتے ہیں۔ ہم دن کا ایک بار موازنہ کرتے ہیں اور اسے نہیں رکھتے۔
reminders-email = ای میل پتا
reminders-go = مجھے یاد دلائیں
reminders-next = اب ہم آپ کو ایک بار لکھیں گے۔ یہ تب مانا جائے گا جب آپ تصدیق کریں۔
reminders-problem-title = کچھ باقی ہے
reminders-problem-born = اپنا یومِ پیدائش لکھیں
reminders-problem-email = ای میل پتا لکھیں، جیسے noor@example.org
reminders-refused = ہم آپ سے یاد دہانی نہیں لے سکتے، اور کچھ نہیں رکھا گیا۔ نیچے کا کیلنڈر سب کے لیے کھلا ہے۔
reminders-not-live = یہ سائٹ فی الحال خط نہیں بھیج سکتی۔
reminders-calendar = آپ کے اپنے کیلنڈر میں
reminders-calendar-what = دن اور الارم والی ایک فائل۔ اسے پتے کی ضرورت نہیں، اور ہم کچھ نہیں رکھتے۔
reminders-calendar-do = میرے کیلنڈر میں ڈالیں
reminders-calendar-inside = کچھ ایپس ایسی فائل نہیں کھولتیں۔ تب یہ صفحہ اپنے براؤزر میں کھولیں۔
reminders-calendar-summary = آ گیا: { $title } – { $artist }
reminders-calendar-description = { $artist } کا ”{ $title }“ آ گیا ہے۔ سننے کے سب طریقے یہاں ہیں:
reminders-presaves = پری سیو
reminders-presaves-live = یہاں یہ ان سروسوں پر چلتے ہیں: { $services }۔
reminders-presaves-none = اس ریلیز کے پری سیو کے لیے یہاں موسیقی کی کوئی سروس جڑی نہیں ہے۔

reminders-asked = اپنا میل باکس دیکھیں
reminders-asked-what = اگر اس پتے پر لکھا جا سکتا ہے تو خط راستے میں ہے۔ دو دن میں اس کے لنک کے پیچھے کا بٹن دبائیں۔ نہ دبائیں تو سب کچھ مٹا دیا جائے گا۔
reminders-link-gone = یہ لنک اب کام نہیں کرتا
reminders-link-gone-what = یہ استعمال ہو چکا، دو دن سے پرانا ہے، یا ریلیز منسوخ ہو گئی۔ آپ دوبارہ مانگ سکتے ہیں۔
reminders-no-page = یہاں کوئی یاد دہانی نہیں
reminders-no-page-what = شاید پتا ادھورا ہے، یا اس کے بارے میں سب کچھ مٹا دیا گیا ہے۔
reminders-confirm = کیا یہ آپ کا پتا ہے؟
reminders-confirm-what = کسی نے آپ کے ای میل پتے پر یاد دہانی مانگی۔ اگر وہ آپ تھے تو تصدیق کریں۔ اگر نہیں تو یہ صفحہ بند کریں؛ کچھ نہیں رہتا۔
reminders-confirm-do = ہاں، مجھے یاد دلائیں
reminders-out = یاد دہانی نہیں چاہیے؟
reminders-out-what = ایک بار دبائیں، اور کوئی سوال نہیں۔ ریلیز کے بعد روکنے کو کچھ نہیں رہتا۔
reminders-out-do = روک دیں
reminders-unsubscribed = کوئی خط نہیں آئے گا
reminders-unsubscribed-what = فوراً ہو گیا۔ آپ کا پتا تلف کر دیا گیا ہے۔

## یاد دہانی کا صفحہ۔

reminders-own-waiting = ہم آپ کو یاد دلائیں گے
reminders-own-waiting-what = آنے پر ایک خط ملے گا۔ پھر آپ کا پتا تلف کر دیا جاتا ہے۔ دن بدلے تو خط بھی بدل جاتا ہے۔
reminders-own-sent = آپ کی یاد دہانی راستے میں ہے
reminders-own-sent-what = جب خط ڈاک کے حوالے ہوا تو آپ کا پتا تلف کر دیا گیا۔
reminders-own-left = کوئی یاد دہانی نہیں
reminders-own-left-what = کوئی خط نہیں آئے گا۔ آپ کا پتا تلف کر دیا گیا ہے۔
reminders-own-called-off = ریلیز منسوخ ہو گئی
reminders-own-called-off-what = کوئی خط نہیں آئے گا۔ آپ کا پتا تلف کر دیا گیا ہے۔
reminders-own-late = خط وقت پر نہ جا سکا
reminders-own-late-what = ہمیں افسوس ہے کہ آپ کو مایوس کیا۔ آپ کا پتا تلف کر دیا گیا ہے۔
reminders-bookmark = اس صفحے کا پتا سنبھال کر رکھیں۔
reminders-bookmark-why = یہ اکاؤنٹ کے بغیر سب کچھ منسوخ کرنے یا مٹانے کا آپ کا راستہ ہے۔
reminders-yours = آپ کے ہاتھ میں
reminders-cancel = یاد دہانی منسوخ کریں
reminders-export = میرا ڈیٹا ڈاؤن لوڈ کریں
reminders-erase = سب کچھ مٹائیں
reminders-erase-sure = اس یاد دہانی کے بارے میں سب کچھ ہمیشہ کے لیے مٹ جائے گا، اور اس کے ساتھ یہ صفحہ بھی۔
reminders-erase-yes = ہاں، مٹا دیں
reminders-rights = آپ کے سب حقوق

## مداح کے اپنے براؤزر میں۔

reminders-push = اِس براؤزر میں
reminders-push-what = اُس دن آپ کا براؤزر ایک پیغام دکھاتا ہے۔ آپ کے کسی پتے کی ضرورت نہیں۔
reminders-push-do = مجھے اِس براؤزر میں یاد دلائیں
reminders-push-title = اِس براؤزر میں ایک پیغام
reminders-push-how = آپ کا براؤزر پوچھتا ہے کہ کیا یہ سائٹ پیغام بھیج سکتی ہے۔ پھر وہ ہمیں اُس کمپنی کا ایک پتا دیتا ہے جس نے اسے بنایا: Google، Mozilla، Apple یا Microsoft۔ ہم وہاں جو بھیجتے ہیں اسے صرف آپ کا براؤزر پڑھ سکتا ہے۔
reminders-push-agree = میں چاہتا/چاہتی ہوں کہ جب { $artist } کا ”{ $title }“ آئے تو اِس براؤزر میں ایک پیغام ملے۔ یہ میرا براؤزر بنانے والی کمپنی کے ذریعے جاتا ہے، جو شاید امریکا میں ہو، جہاں میرے ڈیٹا کی حفاظت کم ہو سکتی ہے۔ پیغام نکلتے ہی پتا تلف کر دیا جاتا ہے۔
reminders-push-go = جی ہاں، اِس براؤزر میں
reminders-push-noscript = اِس طریقے کو JavaScript چاہیے۔ خط اور کیلنڈر اس کے بغیر چلتے ہیں۔
reminders-push-unable = یہ براؤزر ایسے پیغام نہیں لیتا۔ iPhone پر صرف ہوم اسکرین کی سائٹیں انہیں بھیج سکتی ہیں۔ خط اور کیلنڈر ہر جگہ چلتے ہیں۔
reminders-push-denied = آپ کا براؤزر اِس سائٹ کے پیغام روکتا ہے۔ آپ اس کی ترتیبات میں یہ بدل سکتے ہیں، یا کوئی اور طریقہ چن سکتے ہیں۔
reminders-push-refused = یہ نہیں ہو سکا، اور کچھ نہیں رکھا گیا۔ دوبارہ کوشش کریں، یا کوئی اور طریقہ چنیں۔
reminders-push-back = باقی تمام طریقے
reminders-push-out = اب آ گیا: { $title }
reminders-push-out-what = { $artist } کا ”{ $title }“ آ گیا ہے۔ یہ وہی ایک پیغام ہے جو آپ نے مانگا تھا۔
reminders-own-push-waiting = آپ کا براؤزر آپ کو یاد دلائے گا
reminders-own-push-waiting-what = جب یہ آئے گا تو ایک پیغام آئے گا۔ پھر آپ کے براؤزر کا پتا تلف کر دیا جائے گا۔ دن بدلے تو پیغام بھی بدلتا ہے۔
reminders-own-push-sent = آپ کا پیغام حوالے کر دیا گیا
reminders-own-push-sent-what = اسے وہ کمپنی پہنچاتی ہے جس نے آپ کا براؤزر بنایا۔ آپ کے براؤزر کا پتا یہاں تلف کر دیا گیا ہے۔
reminders-own-push-left = کوئی پیغام نہیں
reminders-own-push-left-what = کوئی پیغام نہیں آئے گا۔ آپ کے براؤزر کا پتا تلف کر دیا گیا ہے۔
reminders-own-push-called-off = ریلیز منسوخ ہوئی، اور کوئی پیغام نہیں آئے گا
reminders-own-push-called-off-what = آپ کے براؤزر کا پتا تلف کر دیا گیا ہے۔
reminders-own-push-late = پیغام وقت پر نہ نکل سکا
reminders-own-push-late-what = ہمیں افسوس ہے کہ آپ کو مایوس کیا۔ آپ کے براؤزر کا پتا تلف کر دیا گیا ہے۔
reminders-own-push-gone = آپ کا براؤزر اب پیغام نہیں لیتا
reminders-own-push-gone-what = وہاں پیغامات بند کیے گئے، یا اس کا ڈیٹا صاف کیا گیا۔ اس کا پتا یہاں بھی تلف کر دیا گیا ہے۔

## خط۔

reminders-letter-confirm-subject = یاد دہانی کی تصدیق کریں: { $title }
reminders-letter-confirm-body = کسی نے { $operator } پر { $artist } کے ”{ $title }“ کی یاد دہانی اس پتے پر مانگی۔ اگر وہ آپ تھے تو لنک کھولیں اور دو دن میں تصدیق کریں۔
reminders-letter-confirm-link = تصدیق کریں
reminders-letter-known-subject = آپ کی یاد دہانی پہلے سے ہے: { $title }
reminders-letter-known-body = کسی نے { $operator } پر { $artist } کے ”{ $title }“ کی یاد دہانی اس پتے پر دوبارہ مانگی۔ آپ کی یاد دہانی پہلے سے ہے۔ اس کے صفحے پر آپ اسے منسوخ کر سکتے ہیں۔
reminders-letter-known-link = آپ کی یاد دہانی
reminders-letter-out-subject = آ گیا: { $title }
reminders-letter-out-body = { $artist } کا ”{ $title }“ آ گیا ہے۔ یہ وہی ایک خط ہے جو آپ نے { $operator } پر مانگا تھا؛ وہاں آپ کا پتا تلف کر دیا گیا ہے۔
reminders-letter-out-link = سنیں
