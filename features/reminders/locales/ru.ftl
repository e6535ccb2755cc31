## Способы напомнить о релизе.

reminders-title = Напомнить о релизе
reminders-when = Выходит: { $at }
reminders-error = Ошибка:
reminders-back = Назад к «{ $title }»
reminders-mail = Письмо в день выхода
reminders-agree = Я хочу получить одно письмо, когда выйдет «{ $title }», { $artist }. Мой адрес уничтожается, как только оно отправлено.
reminders-born = День вашего рождения
reminders-born-kept = Закон устанавливает возраст, с которого можно соглашаться самостоятельно. Мы сравниваем день один раз и не храним его.
reminders-email = Адрес электронной почты
reminders-go = Напомнить мне
reminders-next = Дальше мы напишем вам один раз. Напоминание действует после вашего подтверждения.
reminders-problem-title = Чего-то не хватает
reminders-problem-born = Укажите день рождения
reminders-problem-email = Укажите адрес электронной почты, например noor@example.org
reminders-refused = Мы не можем принять у вас напоминание, и ничего не сохранено. Календарь ниже открыт всем.
reminders-not-live = Этот сайт сейчас не может отправлять письма.
reminders-calendar = В вашем календаре
reminders-calendar-what = Файл с днём выхода и сигналом. Адрес не нужен, и мы ничего не храним.
reminders-calendar-do = Добавить в мой календарь
reminders-calendar-inside = Некоторые приложения не открывают такие файлы. Тогда откройте эту страницу в своём браузере.
reminders-calendar-summary = Уже вышло: { $title } – { $artist }
reminders-calendar-description = «{ $title }», { $artist }: уже вышло. Все способы послушать здесь:
reminders-presaves = Пресейвы
reminders-presaves-live = Здесь они работают в сервисах: { $services }.
reminders-presaves-none = Здесь ни один музыкальный сервис не подключён для пресейва этого релиза.

reminders-asked = Загляните в почту
reminders-asked-what = Если на этот адрес можно написать, письмо уже в пути. Нажмите кнопку по ссылке из него в течение двух дней. Если вы этого не сделаете, всё будет удалено.
reminders-link-gone = Эта ссылка больше не работает
reminders-link-gone-what = Её уже использовали, ей больше двух дней или релиз отменён. Можно попросить снова.
reminders-no-page = Такого напоминания здесь нет
reminders-no-page-what = Возможно, адрес неполный или всё о нём удалено.
reminders-confirm = Это ваш адрес?
reminders-confirm-what = Кто-то попросил о напоминании на ваш адрес электронной почты. Если это были вы, подтвердите. Если нет, закройте страницу: ничего не останется.
reminders-confirm-do = Да, напомните мне
reminders-out = Не напоминать?
reminders-out-what = Одно нажатие и никаких вопросов. После релиза прекращать уже нечего.
reminders-out-do = Прекратить
reminders-unsubscribed = Письма не будет
reminders-unsubscribed-what = Готово, сразу. Ваш адрес уничтожен.

## Страница напоминания.

reminders-own-waiting = Мы вам напомним
reminders-own-waiting-what = Когда релиз выйдет, придёт одно письмо. Потом ваш адрес уничтожается. Если день изменится, изменится и письмо.
reminders-own-sent = Напоминание в пути
reminders-own-sent-what = Ваш адрес уничтожен, когда письмо было передано почте.
reminders-own-left = Напоминания нет
reminders-own-left-what = Письмо не придёт. Ваш адрес уничтожен.
reminders-own-called-off = Релиз отменён
reminders-own-called-off-what = Письмо не придёт. Ваш адрес уничтожен.
reminders-own-late = Письмо не удалось отправить вовремя
reminders-own-late-what = Нам жаль, что мы вас подвели. Ваш адрес уничтожен.
reminders-bookmark = Сохраните адрес этой страницы.
reminders-bookmark-why = Это ваш путь всё отменить или удалить без аккаунта.
reminders-yours = В ваших руках
reminders-cancel = Отменить напоминание
reminders-export = Скачать мои данные
reminders-erase = Удалить всё
reminders-erase-sure = Всё об этом напоминании удаляется навсегда, и эта страница тоже.
reminders-erase-yes = Да, удалить
reminders-rights = Все ваши права

## В браузере слушателя.

reminders-push = В этом браузере
reminders-push-what = В день выхода браузер покажет одно сообщение. Ваш адрес для этого не нужен.
reminders-push-do = Напомнить в этом браузере
reminders-push-title = Одно сообщение в этом браузере
reminders-push-how = Браузер спросит, можно ли этому сайту присылать сообщения. Затем он даст нам адрес у компании, которая его создала: Google, Mozilla, Apple или Microsoft. То, что мы туда отправим, прочтёт только ваш браузер.
reminders-push-agree = Я хочу получить в этом браузере одно сообщение, когда выйдет «{ $title }» ({ $artist }). Оно пройдёт через компанию, создавшую мой браузер; она может находиться в США, где мои данные могут быть защищены слабее. Адрес уничтожается, как только сообщение отправлено.
reminders-push-go = Да, в этом браузере
reminders-push-noscript = Для этого способа нужен JavaScript. Письмо и календарь обходятся без него.
reminders-push-unable = Этот браузер не принимает таких сообщений. На iPhone их могут присылать только сайты с экрана «Домой». Письмо и календарь работают везде.
reminders-push-denied = Браузер запрещает сообщения этого сайта. Это можно изменить в его настройках или выбрать другой способ.
reminders-push-refused = Не получилось, и ничего не сохранено. Попробуйте ещё раз или выберите другой способ.
reminders-push-back = Все другие способы
reminders-push-out = Уже вышло: { $title }
reminders-push-out-what = «{ $title }» ({ $artist }) уже можно слушать. Это то единственное сообщение, о котором вы просили.
reminders-own-push-waiting = Браузер вам напомнит
reminders-own-push-waiting-what = Одно сообщение придёт, когда релиз выйдет. Затем адрес браузера будет уничтожен. Если день изменится, изменится и сообщение.
reminders-own-push-sent = Сообщение передано
reminders-own-push-sent-what = Его доставит компания, создавшая ваш браузер. Адрес браузера здесь уничтожен.
reminders-own-push-left = Сообщения не будет
reminders-own-push-left-what = Сообщение не придёт. Адрес браузера уничтожен.
reminders-own-push-called-off = Релиз отменён, сообщение не придёт
reminders-own-push-called-off-what = Адрес браузера уничтожен.
reminders-own-push-late = Сообщение не удалось отправить вовремя
reminders-own-push-late-what = Нам жаль, что мы вас подвели. Адрес браузера уничтожен.
reminders-own-push-gone = Браузер больше не принимает сообщений
reminders-own-push-gone-what = Там сообщения отключили или очистили данные. Здесь адрес тоже уничтожен.

## Письма.

reminders-letter-confirm-subject = Подтвердите напоминание: { $title }
reminders-letter-confirm-body = Кто-то попросил на сайте { $operator } напомнить на этот адрес о «{ $title }», { $artist }. Если это были вы, откройте ссылку и подтвердите в течение двух дней.
reminders-letter-confirm-link = Подтвердить
reminders-letter-known-subject = У вас уже есть напоминание: { $title }
reminders-letter-known-body = Кто-то снова попросил на сайте { $operator } напомнить на этот адрес о «{ $title }», { $artist }. Напоминание у вас уже есть. На его странице можно его отменить.
reminders-letter-known-link = Ваше напоминание
reminders-letter-out-subject = Уже вышло: { $title }
reminders-letter-out-body = «{ $title }», { $artist }: уже вышло. Это то одно письмо, о котором вы просили на сайте { $operator }; ваш адрес там уничтожен.
reminders-letter-out-link = Слушать
