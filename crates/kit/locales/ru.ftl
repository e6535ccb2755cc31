## What every page has around its content, and what goes wrong everywhere.

privacy-policy = Политика конфиденциальности
your-rights = Ваши права
made-with = Работает на Fanfare
simulated = Демонстрация: музыкальные сервисы здесь имитируются
skip = Перейти к содержанию
nav-main = Основное меню
nav-overview = Обзор
nav-releases = Релизы
nav-artists = Артисты
nav-links = Ссылки
nav-bio = Страницы
nav-fans = Фанаты
nav-keys = Ключи API
nav-accountability = Подотчётность
nav-requests = { $n ->
    [0] Обращения
   *[other] Обращения ({ $n })
}
sign-out = Выйти
front-page = На главную страницу
cookies = Файлы cookie
opt-out-honoured = Ваш запрос на отказ соблюдён
ask = Этот сайт хотел бы использовать кое-что, без чего он может обойтись. Сейчас всё это выключено. Что вы разрешаете?
ask-take-back = Отозвать мои разрешения
ask-reject = Отклонить всё
ask-accept = Разрешить всё
ask-each = Посмотреть по отдельности и выбрать

error-not-found = По этому адресу ничего нет
error-not-found-what = Возможно, в адресе опечатка или его никогда не существовало.
error-gone = Этого здесь больше нет
error-gone-what = Раньше это здесь было, но теперь убрано навсегда.
error-signed-out = Пожалуйста, войдите
error-signed-out-what = Для этого нужно войти в аккаунт или предъявить действующий ключ.
error-restricted = Ваши данные хранятся и не используются
error-restricted-what = Вы сами об этом попросили. Отменить это можно на странице вашей приватности.
error-forbidden = Эта форма отправлена не с нашей страницы
error-forbidden-what = Откройте страницу ещё раз и отправьте форму с неё.
error-conflict = Это противоречит тому, что уже есть
error-conflict-what = Ничего не изменено. Посмотрите, о каком поле речь, и попробуйте ещё раз.
error-invalid = Некоторые поля пока заполнены неверно
error-invalid-what = Ничего не изменено. Посмотрите, о каких полях речь, и попробуйте ещё раз.
error-unreadable = Этот запрос не удаётся прочитать
error-unreadable-what = Он составлен не в том виде, которого ожидает этот адрес.
error-method = Этот адрес принимает запросы другого рода
error-method-what = Здесь что-то есть, но не для такого запроса.
error-too-large = Это слишком большой запрос
error-too-large-what = Ни одной форме и ни одному запросу здесь не нужно столько байтов. Отправьте меньше.
error-file-too-large = Этот файл слишком большой
error-file-too-large-what = Изображение может занимать не больше 10 МБ. Ничего не изменилось: вернитесь и выберите файл поменьше.
error-media-type = Этот формат здесь не понимают
error-media-type-what = Отправьте содержимое того вида, которого ожидает этот адрес.
error-slow = Запрос шёл слишком долго
error-slow-what = Его остаток не пришёл вовремя. Отправьте запрос ещё раз.
error-too-many = Чуть помедленнее, пожалуйста
error-too-many-what = За короткое время пришло слишком много запросов. Подождите немного и попробуйте ещё раз.
error-unavailable = Сейчас мы не можем это принять
error-unavailable-what = Неполадка у нас, а не у вас, и ничего не потеряно. Попробуйте ещё раз через несколько секунд.
error-internal = У нас что-то пошло не так
error-internal-what = Ошибка записана для тех, кто ведёт этот сайт. Попробуйте ещё раз позже.

problem-body = Тело запроса не подходит: { $why }
problem-limit = limit — это число от 1 до 100
problem-cursor = Этот курсор получен не из этого списка

date-long = { $day } { $month } { $year } года ({ $weekday })
date-time = { $day } { $month } { $year } г., { $time }
weekday-1 = понедельник
weekday-2 = вторник
weekday-3 = среда
weekday-4 = четверг
weekday-5 = пятница
weekday-6 = суббота
weekday-7 = воскресенье
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
