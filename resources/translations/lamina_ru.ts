<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
 <context>
  <name>AboutDialog</name>
  <message>
   <source>A desktop laboratory for neural networks.</source>
   <translation>Настольная лаборатория нейронных сетей.</translation>
  </message>
  <message>
   <source>About Lamina</source>
   <translation>О программе Lamina</translation>
  </message>
  <message>
   <source>Kernels</source>
   <translation>Вычислительные ядра</translation>
  </message>
  <message>
   <source>Nothing is sent anywhere; your data stay where they are.</source>
   <translation>Никуда ничего не отправляется, ваши данные остаются на месте.</translation>
  </message>
  <message>
   <source>Processor cores</source>
   <translation>Ядра процессора</translation>
  </message>
 </context>
 <context>
  <name>Actions</name>
  <message>
   <source>About Lamina</source>
   <translation>О программе Lamina</translation>
  </message>
  <message>
   <source>Add a layer after the selected one</source>
   <translation>Добавить слой после выбранного</translation>
  </message>
  <message>
   <source>Add layer</source>
   <translation>Добавить слой</translation>
  </message>
  <message>
   <source>Begin with an empty project</source>
   <translation>Начать с пустого проекта</translation>
  </message>
  <message>
   <source>Choose another folder...</source>
   <translation>Выбрать другую папку...</translation>
  </message>
  <message>
   <source>Command palette...</source>
   <translation>Палитра команд...</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Копировать</translation>
  </message>
  <message>
   <source>Copy everything that is still readable into a new project</source>
   <translation>Скопировать всё, что ещё читается, в новый проект</translation>
  </message>
  <message>
   <source>Copy the selected layers, without weights</source>
   <translation>Скопировать выбранные слои без весов</translation>
  </message>
  <message>
   <source>Cut</source>
   <translation>Вырезать</translation>
  </message>
  <message>
   <source>Dark colours</source>
   <translation>Тёмная тема</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Удалить</translation>
  </message>
  <message>
   <source>Delete the selected layers</source>
   <translation>Удалить выбранные слои</translation>
  </message>
  <message>
   <source>Do the undone step again</source>
   <translation>Вернуть отменённый шаг</translation>
  </message>
  <message>
   <source>Duplicate</source>
   <translation>Дублировать</translation>
  </message>
  <message>
   <source>End the run; what it learned is kept</source>
   <translation>Завершить запуск; всё выученное сохраняется</translation>
  </message>
  <message>
   <source>Everything is saved always; give this state a name to find it again</source>
   <translation>Всё и так сохраняется; имя поможет найти это состояние снова</translation>
  </message>
  <message>
   <source>Export model...</source>
   <translation>Экспорт модели...</translation>
  </message>
  <message>
   <source>Find any action by its name</source>
   <translation>Найти любое действие по названию</translation>
  </message>
  <message>
   <source>Full screen</source>
   <translation>Во весь экран</translation>
  </message>
  <message>
   <source>Give the selected layer another name</source>
   <translation>Дать выбранному слою другое имя</translation>
  </message>
  <message>
   <source>Go on where the last saved state is</source>
   <translation>Продолжить с последнего сохранённого состояния</translation>
  </message>
  <message>
   <source>Go to any step, or to a version with a name</source>
   <translation>Перейти к любому шагу или к названной версии</translation>
  </message>
  <message>
   <source>History...</source>
   <translation>История...</translation>
  </message>
  <message>
   <source>Insert copied layers after the selected one</source>
   <translation>Вставить скопированные слои после выбранного</translation>
  </message>
  <message>
   <source>Insert copies of the selected layers after them</source>
   <translation>Вставить копии выбранных слоёв сразу после них</translation>
  </message>
  <message>
   <source>Keep the project under another name or in another folder</source>
   <translation>Хранить проект под другим именем или в другой папке</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Сочетания клавиш</translation>
  </message>
  <message>
   <source>Laboratories</source>
   <translation>Лаборатории</translation>
  </message>
  <message>
   <source>Language, colours, threads</source>
   <translation>Язык, тема, потоки</translation>
  </message>
  <message>
   <source>Mend</source>
   <translation>Исправить</translation>
  </message>
  <message>
   <source>Mend the error of the selected layer in the way its button says</source>
   <translation>Исправить ошибку выбранного слоя так, как написано на его кнопке</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>Переместить вниз</translation>
  </message>
  <message>
   <source>Move project to...</source>
   <translation>Переместить проект...</translation>
  </message>
  <message>
   <source>Move the selected layers down</source>
   <translation>Переместить выбранные слои вниз</translation>
  </message>
  <message>
   <source>Move the selected layers up</source>
   <translation>Переместить выбранные слои вверх</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>Переместить вверх</translation>
  </message>
  <message>
   <source>Name this version...</source>
   <translation>Назвать эту версию...</translation>
  </message>
  <message>
   <source>New project</source>
   <translation>Новый проект</translation>
  </message>
  <message>
   <source>Open a .lamina project</source>
   <translation>Открыть проект .lamina</translation>
  </message>
  <message>
   <source>Open project...</source>
   <translation>Открыть проект...</translation>
  </message>
  <message>
   <source>Paste</source>
   <translation>Вставить</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Пауза</translation>
  </message>
  <message>
   <source>Preferences...</source>
   <translation>Настройки...</translation>
  </message>
  <message>
   <source>Put all panels back to their places</source>
   <translation>Вернуть все панели на свои места</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Выход</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Вернуть</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Переименовать</translation>
  </message>
  <message>
   <source>Rescue a damaged project...</source>
   <translation>Спасти повреждённый проект...</translation>
  </message>
  <message>
   <source>Reset layout</source>
   <translation>Исходное расположение</translation>
  </message>
  <message>
   <source>Resume the interrupted run</source>
   <translation>Продолжить прерванный запуск</translation>
  </message>
  <message>
   <source>Save a copy and work there...</source>
   <translation>Сохранить копию и работать там...</translation>
  </message>
  <message>
   <source>Send a copy...</source>
   <translation>Отправить копию...</translation>
  </message>
  <message>
   <source>Show the ready laboratories</source>
   <translation>Показать готовые лаборатории</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Старт</translation>
  </message>
  <message>
   <source>Step one batch</source>
   <translation>Шаг на пакет</translation>
  </message>
  <message>
   <source>Step one epoch</source>
   <translation>Шаг на эпоху</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Стоп</translation>
  </message>
  <message>
   <source>Take the last step back</source>
   <translation>Отменить последний шаг</translation>
  </message>
  <message>
   <source>Take the selected layers away, to be pasted</source>
   <translation>Убрать выбранные слои, чтобы вставить их в другом месте</translation>
  </message>
  <message>
   <source>Train for one epoch, then wait</source>
   <translation>Обучать одну эпоху, затем ждать</translation>
  </message>
  <message>
   <source>Train on one batch, then wait</source>
   <translation>Обучить на одном пакете, затем ждать</translation>
  </message>
  <message>
   <source>Train the network on the data</source>
   <translation>Обучить сеть на данных</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Отменить</translation>
  </message>
  <message>
   <source>Wait, or go on after a pause</source>
   <translation>Ждать или продолжить после паузы</translation>
  </message>
  <message>
   <source>Write a compact copy of the project to another file</source>
   <translation>Записать компактную копию проекта в другой файл</translation>
  </message>
  <message>
   <source>Write a copy, and go on in it; this file stays as it is</source>
   <translation>Записать копию и продолжить в ней; этот файл останется как есть</translation>
  </message>
  <message>
   <source>Write the trained network for Keras or as a NumPy script</source>
   <translation>Записать обученную сеть для Keras или как сценарий NumPy</translation>
  </message>
 </context>
 <context>
  <name>ActivationView</name>
  <message>
   <source>Its kernel</source>
   <translation>Её ядро</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>Слой</translation>
  </message>
  <message>
   <source>Map {0}</source>
   <translation>Карта {0}</translation>
  </message>
  <message>
   <source>Maps: {0} of {1} × {2}, silent {3}. Click one to enlarge it.</source>
   <translation>Карты {1} × {2}: {0}, из них молчат: {3}. Щелчок увеличивает карту.</translation>
  </message>
  <message>
   <source>The layer whose activations are shown</source>
   <translation>Слой, активации которого показаны</translation>
  </message>
  <message>
   <source>Units: {0}. Blue is positive, orange negative.</source>
   <translation>Нейронов: {0}. Синее положительно, оранжевое отрицательно.</translation>
  </message>
 </context>
 <context>
  <name>Advice</name>
  <message>
   <source>A run was interrupted.</source>
   <translation>Запуск был прерван.</translation>
  </message>
  <message>
   <source>Add layers →</source>
   <translation>Добавить слои →</translation>
  </message>
  <message>
   <source>Choose a laboratory, or open a project.</source>
   <translation>Выберите лабораторию или откройте проект.</translation>
  </message>
  <message>
   <source>Choose data →</source>
   <translation>Выбрать данные →</translation>
  </message>
  <message>
   <source>Continue →</source>
   <translation>Продолжить →</translation>
  </message>
  <message>
   <source>Everything is ready.</source>
   <translation>Всё готово.</translation>
  </message>
  <message>
   <source>Look inside while it learns →</source>
   <translation>Заглянуть внутрь во время обучения →</translation>
  </message>
  <message>
   <source>Look inside →</source>
   <translation>Заглянуть внутрь →</translation>
  </message>
  <message>
   <source>Lower the learning rate →</source>
   <translation>Снизить скорость обучения →</translation>
  </message>
  <message>
   <source>Mend the network →</source>
   <translation>Исправить сеть →</translation>
  </message>
  <message>
   <source>Resume it →</source>
   <translation>Продолжить его →</translation>
  </message>
  <message>
   <source>See the results →</source>
   <translation>Посмотреть результаты →</translation>
  </message>
  <message>
   <source>Start training →</source>
   <translation>Начать обучение →</translation>
  </message>
  <message>
   <source>The data are being read.</source>
   <translation>Данные читаются.</translation>
  </message>
  <message>
   <source>The loss is no longer a number.</source>
   <translation>Потери перестали быть числом.</translation>
  </message>
  <message>
   <source>The network has no layers yet.</source>
   <translation>В сети ещё нет слоёв.</translation>
  </message>
  <message>
   <source>The network is training.</source>
   <translation>Сеть обучается.</translation>
  </message>
  <message>
   <source>The training waits.</source>
   <translation>Обучение приостановлено.</translation>
  </message>
  <message>
   <source>There are no data yet.</source>
   <translation>Данных ещё нет.</translation>
  </message>
  <message>
   <source>Trained: loss {0}.</source>
   <translation>Обучена: потери {0}.</translation>
  </message>
  <message>
   <source>Trained: {0} %.</source>
   <translation>Обучена: {0} %.</translation>
  </message>
 </context>
 <context>
  <name>Choices</name>
  <message>
   <source>automatic</source>
   <translation>автоматически</translation>
  </message>
  <message>
   <source>bar</source>
   <translation>вертикальная черта</translation>
  </message>
  <message>
   <source>classification</source>
   <translation>классификация</translation>
  </message>
  <message>
   <source>comma</source>
   <translation>запятая</translation>
  </message>
  <message>
   <source>crop</source>
   <translation>обрезать</translation>
  </message>
  <message>
   <source>drop rows</source>
   <translation>убрать строки</translation>
  </message>
  <message>
   <source>grey</source>
   <translation>серый</translation>
  </message>
  <message>
   <source>mean</source>
   <translation>среднее</translation>
  </message>
  <message>
   <source>pad</source>
   <translation>дополнить</translation>
  </message>
  <message>
   <source>point</source>
   <translation>точка</translation>
  </message>
  <message>
   <source>regression</source>
   <translation>регрессия</translation>
  </message>
  <message>
   <source>semicolon</source>
   <translation>точка с запятой</translation>
  </message>
  <message>
   <source>space</source>
   <translation>пробел</translation>
  </message>
  <message>
   <source>stretch</source>
   <translation>растянуть</translation>
  </message>
  <message>
   <source>tab</source>
   <translation>табуляция</translation>
  </message>
  <message>
   <source>zero</source>
   <translation>ноль</translation>
  </message>
 </context>
 <context>
  <name>Chooser</name>
  <message>
   <source>Built in</source>
   <translation>Встроенные</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Отмена</translation>
  </message>
  <message>
   <source>Choose data</source>
   <translation>Выбор данных</translation>
  </message>
  <message>
   <source>Files and folders</source>
   <translation>Файлы и папки</translation>
  </message>
  <message>
   <source>Kinds of data</source>
   <translation>Виды данных</translation>
  </message>
  <message>
   <source>Made</source>
   <translation>Созданные</translation>
  </message>
  <message>
   <source>To download</source>
   <translation>Для скачивания</translation>
  </message>
  <message>
   <source>Use these data</source>
   <translation>Взять эти данные</translation>
  </message>
  <message>
   <source>Your own</source>
   <translation>Свои</translation>
  </message>
 </context>
 <context>
  <name>ClassResults</name>
  <message>
   <source>Accuracy of each class</source>
   <translation>Точность по классам</translation>
  </message>
  <message>
   <source>Confusion matrix</source>
   <translation>Матрица ошибок</translation>
  </message>
  <message>
   <source>No sample is told wrong.</source>
   <translation>Ни одной ошибки на этих образцах.</translation>
  </message>
  <message>
   <source>Percent</source>
   <translation>Проценты</translation>
  </message>
  <message>
   <source>Sample {0}: {1}, told as {2} ({3} %)</source>
   <translation>Образец {0}: {1}, принят за {2} ({3} %)</translation>
  </message>
  <message>
   <source>Shares of the true class instead of counts</source>
   <translation>Доли истинного класса вместо числа</translation>
  </message>
  <message>
   <source>Surest mistakes</source>
   <translation>Самые уверенные ошибки</translation>
  </message>
  <message>
   <source>Surest mistakes, {0} in all, and what they are taken for</source>
   <translation>Самые уверенные ошибки, всего {0}, и за что они приняты</translation>
  </message>
  <message>
   <source>{0}: {1} of {2} right</source>
   <translation>{0}: верно {1} из {2}</translation>
  </message>
 </context>
 <context>
  <name>ClassesView</name>
  <message>
   <source>All</source>
   <translation>Все</translation>
  </message>
  <message>
   <source>Counts of: {0}</source>
   <translation>Считать по: {0}</translation>
  </message>
  <message>
   <source>Test</source>
   <translation>Тест</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>Обучение</translation>
  </message>
  <message>
   <source>Validation</source>
   <translation>Проверка</translation>
  </message>
 </context>
 <context>
  <name>ColourBar</name>
  <message>
   <source>Colours from {0} to {1}</source>
   <translation>Цвета от {0} до {1}</translation>
  </message>
 </context>
 <context>
  <name>ColumnsModel</name>
  <message>
   <source>Column</source>
   <translation>Столбец</translation>
  </message>
  <message>
   <source>Ignore</source>
   <translation>Пропустить</translation>
  </message>
  <message>
   <source>Input</source>
   <translation>Вход</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Тип</translation>
  </message>
  <message>
   <source>Missing</source>
   <translation>Пропуски</translation>
  </message>
  <message>
   <source>Role</source>
   <translation>Роль</translation>
  </message>
  <message>
   <source>Target</source>
   <translation>Цель</translation>
  </message>
  <message>
   <source>Values</source>
   <translation>Значения</translation>
  </message>
  <message>
   <source>empty</source>
   <translation>пусто</translation>
  </message>
  <message>
   <source>number</source>
   <translation>число</translation>
  </message>
  <message>
   <source>text</source>
   <translation>текст</translation>
  </message>
  <message>
   <source>text, as {0} columns of 0 and 1</source>
   <translation>текст, столбцы из 0 и 1: {0}</translation>
  </message>
  <message>
   <source>whole number</source>
   <translation>целое число</translation>
  </message>
  <message>
   <source>yes or no</source>
   <translation>да или нет</translation>
  </message>
  <message>
   <source>{0} and {1} more</source>
   <translation>{0} и ещё {1}</translation>
  </message>
  <message>
   <source>{0} to {1}</source>
   <translation>от {0} до {1}</translation>
  </message>
 </context>
 <context>
  <name>CommandPalette</name>
  <message>
   <source>Command palette</source>
   <translation>Палитра команд</translation>
  </message>
 </context>
 <context>
  <name>ConfusionMatrix</name>
  <message>
   <source>Confusion matrix</source>
   <translation>Матрица ошибок</translation>
  </message>
  <message>
   <source>Predicted class</source>
   <translation>Предсказанный класс</translation>
  </message>
  <message>
   <source>True class</source>
   <translation>Истинный класс</translation>
  </message>
  <message>
   <source>{0} taken for {1}: {2} of {3} ({4} %)</source>
   <translation>{0} приняты за {1}: {2} из {3} ({4} %)</translation>
  </message>
 </context>
 <context>
  <name>CountBars</name>
  <message>
   <source>Samples of each class</source>
   <translation>Образцы каждого класса</translation>
  </message>
 </context>
 <context>
  <name>CurveBar</name>
  <message>
   <source>Batches</source>
   <translation>Пакеты</translation>
  </message>
  <message>
   <source>Drawing (SVG)...</source>
   <translation>Рисунок (SVG)...</translation>
  </message>
  <message>
   <source>Epochs</source>
   <translation>Эпохи</translation>
  </message>
  <message>
   <source>Log</source>
   <translation>Лог.</translation>
  </message>
  <message>
   <source>Logarithmic vertical axis</source>
   <translation>Логарифмическая вертикальная ось</translation>
  </message>
  <message>
   <source>Numbers (CSV)...</source>
   <translation>Числа (CSV)...</translation>
  </message>
  <message>
   <source>One point for every batch</source>
   <translation>Одна точка на каждый пакет</translation>
  </message>
  <message>
   <source>One point for every epoch</source>
   <translation>Одна точка на каждую эпоху</translation>
  </message>
  <message>
   <source>Picture (PNG)...</source>
   <translation>Картинка (PNG)...</translation>
  </message>
  <message>
   <source>Save the plot</source>
   <translation>Сохранить график</translation>
  </message>
  <message>
   <source>Save the plot as a picture or as numbers</source>
   <translation>Сохранить график картинкой или числами</translation>
  </message>
  <message>
   <source>Show everything</source>
   <translation>Показать всё</translation>
  </message>
  <message>
   <source>Show everything (double-click in the plot)</source>
   <translation>Показать всё (двойной щелчок по графику)</translation>
  </message>
  <message>
   <source>Smoothing</source>
   <translation>Сглаживание</translation>
  </message>
  <message>
   <source>Weight of the past in the moving average, from 0 (off) to 0.998. The measured curve stays pale behind it.</source>
   <translation>Вес прошлого в скользящем среднем: от 0 (выключено) до 0.998. Измеренная кривая остаётся бледной позади.</translation>
  </message>
 </context>
 <context>
  <name>CurvePlot</name>
  <message>
   <source>Batch</source>
   <translation>Пакет</translation>
  </message>
  <message>
   <source>Batch {0}</source>
   <translation>Пакет {0}</translation>
  </message>
  <message>
   <source>Epoch</source>
   <translation>Эпоха</translation>
  </message>
  <message>
   <source>Epoch {0}</source>
   <translation>Эпоха {0}</translation>
  </message>
  <message>
   <source>Latest</source>
   <translation>Последнее</translation>
  </message>
  <message>
   <source>Legend</source>
   <translation>Легенда</translation>
  </message>
  <message>
   <source>Plot of {0}</source>
   <translation>График: {0}</translation>
  </message>
  <message>
   <source>Take '{0}' off the plot</source>
   <translation>Убрать «{0}» с графика</translation>
  </message>
 </context>
 <context>
  <name>CurvesPanel</name>
  <message>
   <source>Nothing has been trained yet</source>
   <translation>Ещё ничего не обучено</translation>
  </message>
  <message>
   <source>Set the learning rate to {0}</source>
   <translation>Задать скорость обучения {0}</translation>
  </message>
  <message>
   <source>Start training</source>
   <translation>Начать обучение</translation>
  </message>
  <message>
   <source>Take {0} off the plots</source>
   <translation>Убрать «{0}» с графиков</translation>
  </message>
  <message>
   <source>Train the network on the data (F5)</source>
   <translation>Обучить сеть на данных (F5)</translation>
  </message>
  <message>
   <source>{0} (diverged)</source>
   <translation>{0} (расходится)</translation>
  </message>
 </context>
 <context>
  <name>DataPanel</name>
  <message>
   <source>Choose data to learn from, or drop a table, a folder of pictures or MNIST files here.</source>
   <translation>Выберите данные для обучения или бросьте сюда таблицу, папку с картинками или файлы MNIST.</translation>
  </message>
  <message>
   <source>Choose data...</source>
   <translation>Выбрать данные...</translation>
  </message>
  <message>
   <source>Choose {0}</source>
   <translation>Выбор: {0}</translation>
  </message>
  <message>
   <source>Classes</source>
   <translation>Классы</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Данные</translation>
  </message>
  <message>
   <source>Histogram of values</source>
   <translation>Гистограмма значений</translation>
  </message>
  <message>
   <source>Left out or changed: {0}</source>
   <translation>Пропущено или изменено: {0}</translation>
  </message>
  <message>
   <source>Mean images</source>
   <translation>Средние изображения</translation>
  </message>
  <message>
   <source>Points</source>
   <translation>Точки</translation>
  </message>
  <message>
   <source>Preparation</source>
   <translation>Подготовка</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Образцы</translation>
  </message>
  <message>
   <source>Split</source>
   <translation>Разбиение</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>Таблица</translation>
  </message>
 </context>
 <context>
  <name>DataWords</name>
  <message>
   <source>Built in</source>
   <translation>Встроенные</translation>
  </message>
  <message>
   <source>Colour images, {0} × {1} pixels · classes: {2}</source>
   <translation>Цветные, {0} × {1} пикс. · классов: {2}</translation>
  </message>
  <message>
   <source>Downloaded, kept in the cache</source>
   <translation>Скачаны, хранятся в кэше</translation>
  </message>
  <message>
   <source>Grey images, {0} × {1} pixels · classes: {2}</source>
   <translation>Серые, {0} × {1} пикс. · классов: {2}</translation>
  </message>
  <message>
   <source>Inputs: {0} · classes: {1}</source>
   <translation>Входов: {0} · классов: {1}</translation>
  </message>
  <message>
   <source>Inputs: {0} · values to predict: {1}</source>
   <translation>Входов: {0} · предсказываемых величин: {1}</translation>
  </message>
  <message>
   <source>Made from a formula</source>
   <translation>Созданы по формуле</translation>
  </message>
  <message>
   <source>Points in a plane · classes: {1}</source>
   <translation>Точки на плоскости · классов: {1}</translation>
  </message>
  <message>
   <source>Read from {0}</source>
   <translation>Прочитаны из {0}</translation>
  </message>
 </context>
 <context>
  <name>DifferenceSheet</name>
  <message>
   <source>In what the two runs differ</source>
   <translation>Чем различаются два запуска</translation>
  </message>
  <message>
   <source>Setting</source>
   <translation>Параметр</translation>
  </message>
  <message>
   <source>The two runs have the same data, network and settings.</source>
   <translation>У обоих запусков одинаковые данные, сеть и настройки.</translation>
  </message>
 </context>
 <context>
  <name>DownloadPage</name>
  <message>
   <source>Downloaded already: {0} in the cache.</source>
   <translation>Уже скачано: {0} в кэше.</translation>
  </message>
  <message>
   <source>Size: {0}</source>
   <translation>Размер: {0}</translation>
  </message>
  <message>
   <source>This computer is offline: connect it to a network to download the data.</source>
   <translation>Этот компьютер не в сети: подключите его, чтобы скачать данные.</translation>
  </message>
  <message>
   <source>{0} of {1} are still to be downloaded.</source>
   <translation>Осталось скачать {0} из {1}.</translation>
  </message>
  <message>
   <source>{0} will be downloaded once, checked, and kept in the cache.</source>
   <translation>{0} скачаются один раз, будут сверены и останутся в кэше.</translation>
  </message>
 </context>
 <context>
  <name>DropArea</name>
  <message>
   <source>Choose...</source>
   <translation>Выбрать...</translation>
  </message>
  <message>
   <source>Drop files here</source>
   <translation>Бросьте файлы сюда</translation>
  </message>
 </context>
 <context>
  <name>EngineError</name>
  <message>
   <source>'{callback}' watches '{monitor}', but training reports only {available}. Choose one of these, or turn validation on.</source>
   <translation>{callback} следит за «{monitor}», но обучение сообщает только {available}. Выберите одно из этого или включите проверку.</translation>
  </message>
  <message>
   <source>'{file}' cannot be downloaded ({reason}). Check the network connection and try again, or get the file in another way and open it with 'Files'.</source>
   <translation>Не удаётся скачать «{file}» ({reason}). Проверьте подключение и попробуйте снова или получите файл другим путём и откройте его через «Файлы и папки».</translation>
  </message>
  <message>
   <source>'{file}' is not the file that is known (its SHA-256 begins with {actual}, not {expected}): it may be damaged or newer. Try again, or allow unknown files to use it.</source>
   <translation>«{file}» отличается от известного файла (его SHA-256 начинается с {actual}, а не с {expected}): он повреждён или новее. Попробуйте снова или разрешите неизвестные файлы, чтобы его взять.</translation>
  </message>
  <message>
   <source>'{name}' cannot be the name of a layer: use 1 to {maximum} characters without '/' and line breaks.</source>
   <translation>«{name}» не годится как имя слоя: нужно от 1 до {maximum} знаков без «/» и переносов строки.</translation>
  </message>
  <message>
   <source>'{name}' cannot be written here, so it is shown for reading only. Use 'Send a copy' to save it in a folder of yours.</source>
   <translation>Здесь нельзя записывать «{name}», поэтому проект открыт только для чтения. Сохраните его в своей папке командой «Отправить копию».</translation>
  </message>
  <message>
   <source>'{name}' cannot be written in '{folder}' (code {code}). Choose another folder, or free some space on the disk.</source>
   <translation>Не удаётся записать «{name}» в «{folder}» (код {code}). Выберите другую папку или освободите место на диске.</translation>
  </message>
  <message>
   <source>'{name}' cannot be written in the folder '{folder}'. Choose another folder.</source>
   <translation>Не удаётся записать «{name}» в папку «{folder}». Выберите другую папку.</translation>
  </message>
  <message>
   <source>'{name}' cannot be written: the folder '{folder}' is not there, or you may not write in it. Choose another folder.</source>
   <translation>Не удаётся записать «{name}»: папки «{folder}» нет или в неё нельзя писать. Выберите другую папку.</translation>
  </message>
  <message>
   <source>'{name}' contains {objects}, which Lamina did not write, and is not opened for safety. Use 'Rescue' to copy only what is Lamina's into a new project.</source>
   <translation>В «{name}» есть {objects}: это записано не программой Lamina, поэтому файл не открыт. «Спасение» скопирует в новый проект только то, что принадлежит Lamina.</translation>
  </message>
  <message>
   <source>'{name}' holds only weights, not what the layers are. Save the whole model in Keras with model.save('name.keras').</source>
   <translation>В «{name}» только веса, но не сами слои. Сохраните в Keras всю модель: model.save('name.keras').</translation>
  </message>
  <message>
   <source>'{name}' in '{folder}' may not be read by you. Ask its owner for permission.</source>
   <translation>Вам нельзя читать «{name}» в «{folder}». Попросите разрешение у владельца.</translation>
  </message>
  <message>
   <source>'{name}' is already open in this window.</source>
   <translation>«{name}» уже открыт в этом окне.</translation>
  </message>
  <message>
   <source>'{name}' is being written to another file. Wait until that is done, and try again.</source>
   <translation>«{name}» записывается в другой файл. Дождитесь конца и попробуйте снова.</translation>
  </message>
  <message>
   <source>'{name}' is damaged (at: {where}). Use 'Rescue' to copy everything that is still readable into a new project.</source>
   <translation>«{name}» повреждён (место: {where}). «Спасение» скопирует в новый проект всё, что ещё читается.</translation>
  </message>
  <message>
   <source>'{name}' is no longer in '{folder}': it was moved, renamed or deleted while open. Put it back, or use 'Send a copy' to save your work under a new name.</source>
   <translation>«{name}» больше не лежит в «{folder}»: его переместили, переименовали или удалили, пока он был открыт. Верните его на место или сохраните работу под новым именем командой «Отправить копию».</translation>
  </message>
  <message>
   <source>'{name}' is not a Lamina project. Choose a file that ends in .lamina.</source>
   <translation>«{name}» — не проект Lamina. Выберите файл с окончанием .lamina.</translation>
  </message>
  <message>
   <source>'{name}' is not a model of Keras. Choose a .keras file, or an .h5 file with a whole model.</source>
   <translation>«{name}» — не модель Keras. Выберите файл .keras или файл .h5 с целой моделью.</translation>
  </message>
  <message>
   <source>'{name}' is not opened for safety: it holds '{member}' where a model of Keras has something else, or holds it twice.</source>
   <translation>«{name}» не открыт ради безопасности: на месте «{member}» в нём не то, что бывает в модели Keras, или оно встречается дважды.</translation>
  </message>
  <message>
   <source>'{name}' is not opened for safety: its layer '{layer}' ({kind}) is a program, and Lamina never runs programs of files.</source>
   <translation>«{name}» не открыт ради безопасности: слой «{layer}» ({kind}) — программа, а Lamina никогда не выполняет программы из файлов.</translation>
  </message>
  <message>
   <source>'{name}' is open in another Lamina, so it is shown here for reading only. Close it there, or use 'Send a copy' to work on a copy.</source>
   <translation>«{name}» открыт в другом окне Lamina, поэтому здесь он только для чтения. Закройте его там или работайте с копией: «Отправить копию».</translation>
  </message>
  <message>
   <source>'{name}' was written by a newer Lamina (format {actual}; this one reads up to {expected}). Update Lamina to open it.</source>
   <translation>«{name}» записан более новой Lamina (формат {actual}; эта читает до {expected}). Обновите Lamina, чтобы открыть его.</translation>
  </message>
  <message>
   <source>'{name}' was written by an older Lamina (format {actual}) and must be updated once, but cannot be written here. Copy it to a folder of yours and open the copy.</source>
   <translation>«{name}» записан более старой Lamina (формат {actual}), и его нужно один раз обновить, но записывать здесь нельзя. Скопируйте его в свою папку и откройте копию.</translation>
  </message>
  <message>
   <source>'{node}' gives {actual}, but a heat map needs (height, width, channels). Choose a convolution or a pooling.</source>
   <translation>«{node}» даёт {actual}, а тепловой карте нужны (высота, ширина, каналы). Выберите свёртку или пулинг.</translation>
  </message>
  <message>
   <source>'{node}' has a window of {window}, but receives only {actual} pixels. Use a smaller window, padding 'same', or fewer poolings before it.</source>
   <translation>Окно слоя «{node}» — {window}, а на входе только {actual} пикс. Уменьшите окно, задайте padding 'same' или уберите часть пулинга перед ним.</translation>
  </message>
  <message>
   <source>'{node}' has no kernels to show. Choose a convolution.</source>
   <translation>У «{node}» нет ядер, которые можно показать. Выберите свёртку.</translation>
  </message>
  <message>
   <source>'{node}' has no matrix of weights to show. Choose a Dense layer.</source>
   <translation>У «{node}» нет матрицы весов, которую можно показать. Выберите слой Dense.</translation>
  </message>
  <message>
   <source>'{node}' merges branches of different shapes: {actual}. All must be equal.</source>
   <translation>«{node}» объединяет ветви разной формы: {actual}. Формы должны совпадать.</translation>
  </message>
  <message>
   <source>'{node}' needs an input of shape {expected}, but receives {actual}.</source>
   <translation>Слою «{node}» нужен вход формы {expected}, а приходит {actual}.</translation>
  </message>
  <message>
   <source>'{node}' needs {expected} input(s), but has {actual}.</source>
   <translation>Слою «{node}» нужно входов: {expected}, а подключено: {actual}.</translation>
  </message>
  <message>
   <source>'{path}' cannot be read within {seconds} seconds. Leave it out, or save it again.</source>
   <translation>«{path}» не прочитать за {seconds} с. Уберите его или сохраните заново.</translation>
  </message>
  <message>
   <source>'{path}' cannot be read: its decoder crashed ({code}). Leave it out, or save it again.</source>
   <translation>«{path}» не прочитать: декодер завершился аварийно ({code}). Уберите файл или сохраните его заново.</translation>
  </message>
  <message>
   <source>'{path}' cannot be read: the system reports {code}. Copy it to another disk.</source>
   <translation>«{path}» не прочитать: система сообщает {code}. Скопируйте файл на другой диск.</translation>
  </message>
  <message>
   <source>'{path}' cannot be written: the system reports {code}. Free some space, or change its permissions.</source>
   <translation>Не удаётся записать «{path}»: система сообщает {code}. Освободите место или измените права доступа.</translation>
  </message>
  <message>
   <source>'{path}' has no sub-folders. Make one for each class, and move the pictures into them.</source>
   <translation>В «{path}» нет вложенных папок. Создайте по папке на каждый класс и разложите в них картинки.</translation>
  </message>
  <message>
   <source>'{path}' has {actual} axes instead of {expected}: images have 3, labels have 1. Perhaps the two files are exchanged.</source>
   <translation>В «{path}» число осей {actual} вместо {expected}: у изображений их 3, у меток 1. Возможно, файлы перепутаны.</translation>
  </message>
  <message>
   <source>'{path}' has {actual} columns; at most {limit} can be read. Check the separator.</source>
   <translation>В «{path}» столбцов: {actual}; прочитать можно не больше {limit}. Проверьте разделитель.</translation>
  </message>
  <message>
   <source>'{path}' has {actual} target columns, but classes come from one. Keep one target, or choose regression.</source>
   <translation>В «{path}» целевых столбцов: {actual}, но классы берутся из одного. Оставьте одну цель или выберите регрессию.</translation>
  </message>
  <message>
   <source>'{path}' has {actual} usable rows; at least {expected} are needed.</source>
   <translation>В «{path}» пригодных строк: {actual}; нужно не меньше {expected}.</translation>
  </message>
  <message>
   <source>'{path}' holds no samples. Choose another file.</source>
   <translation>В «{path}» нет образцов. Выберите другой файл.</translation>
  </message>
  <message>
   <source>'{path}' holds {actual} labels for {expected} images. Choose two files that belong together.</source>
   <translation>В «{path}» меток: {actual}, а изображений: {expected}. Выберите два файла от одного набора.</translation>
  </message>
  <message>
   <source>'{path}' is a damaged archive: it breaks off after {position} unpacked bytes. Copy or download it again.</source>
   <translation>«{path}» — повреждённый архив: он обрывается после {position} распакованных байтов. Скопируйте или скачайте его снова.</translation>
  </message>
  <message>
   <source>'{path}' is a damaged {format} picture ({kind}). Copy or save it again.</source>
   <translation>«{path}» — повреждённая картинка {format} ({kind}). Скопируйте или сохраните её заново.</translation>
  </message>
  <message>
   <source>'{path}' is empty. Copy or download it again.</source>
   <translation>«{path}» пуст. Скопируйте или скачайте его снова.</translation>
  </message>
  <message>
   <source>'{path}' is not a folder. Choose the folder that holds the data.</source>
   <translation>«{path}» — не папка. Выберите папку с данными.</translation>
  </message>
  <message>
   <source>'{path}' is not a picture of a known format. Save it as PNG or JPEG.</source>
   <translation>«{path}» — не картинка известного формата. Сохраните её как PNG или JPEG.</translation>
  </message>
  <message>
   <source>'{path}' is not an IDX file of bytes: it begins with {actual} instead of {expected}. Choose another file.</source>
   <translation>«{path}» — не файл IDX из байтов: он начинается с {actual} вместо {expected}. Выберите другой файл.</translation>
  </message>
  <message>
   <source>'{path}' is not an ordinary file. Choose a file.</source>
   <translation>«{path}» — не обычный файл. Выберите файл.</translation>
  </message>
  <message>
   <source>'{path}' is not there, or no longer. Choose it again.</source>
   <translation>«{path}» не найден или исчез. Выберите его снова.</translation>
  </message>
  <message>
   <source>'{path}' is one picture. Choose the folder that has one sub-folder of pictures for each class, or drop the picture on the panel 'Try'.</source>
   <translation>«{path}» — одна картинка. Выберите папку, где для каждого класса есть вложенная папка с картинками, или бросьте картинку на панель «Проба».</translation>
  </message>
  <message>
   <source>'{path}' may not be read by you. Change its permissions, or choose another.</source>
   <translation>Вам нельзя читать «{path}». Измените права доступа или выберите другой файл.</translation>
  </message>
  <message>
   <source>'{path}' should consist of records of {expected} bytes, but {actual} bytes are left over. Copy or download it again.</source>
   <translation>«{path}» должен состоять из записей по {expected} байт, но лишних байтов: {actual}. Скопируйте или скачайте его снова.</translation>
  </message>
  <message>
   <source>'{path}' should hold {expected} bytes, but holds {actual}. Copy or download it again.</source>
   <translation>В «{path}» должно быть {expected} байт, а в нём {actual}. Скопируйте или скачайте его снова.</translation>
  </message>
  <message>
   <source>'{setting}' cannot be used together with '{actual}'. Switch one of them off.</source>
   <translation>«{setting}» нельзя применять вместе с «{actual}». Выключите одно из двух.</translation>
  </message>
  <message>
   <source>A quoted text near line {line} of '{path}' is not closed within {limit} characters. Close the quotation mark, or save the table again.</source>
   <translation>Текст в кавычках около строки {line} файла «{path}» не закрыт на протяжении {limit} знаков. Закройте кавычку или сохраните таблицу заново.</translation>
  </message>
  <message>
   <source>A script takes networks with one input and one output; this one has {inputs} and {outputs}. Export it for Keras.</source>
   <translation>В сценарий записываются сети с одним входом и одним выходом; у этой их {inputs} и {outputs}. Экспортируйте её для Keras.</translation>
  </message>
  <message>
   <source>A training is running already. Stop it first.</source>
   <translation>Обучение уже идёт. Сначала остановите его.</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation>Отменено.</translation>
  </message>
  <message>
   <source>Column {column} of the inputs holds values that are missing or infinite. Fill them in, leave out their rows, or set the column to 'ignore'.</source>
   <translation>Во входном столбце {column} есть пропущенные или бесконечные значения. Заполните их, уберите эти строки или назначьте столбцу роль «Пропустить».</translation>
  </message>
  <message>
   <source>Line {line} of '{path}' is longer than {limit} characters. A table has one line for each sample: save it again.</source>
   <translation>Строка {line} файла «{path}» длиннее {limit} знаков. В таблице одна строка на образец: сохраните её заново.</translation>
  </message>
  <message>
   <source>Line {line} of '{path}' is not text. Save the table as CSV in UTF-8.</source>
   <translation>Строка {line} файла «{path}» — не текст. Сохраните таблицу как CSV в UTF-8.</translation>
  </message>
  <message>
   <source>Line {line} of '{path}' is not written in {encoding}. Choose another encoding.</source>
   <translation>Строка {line} файла «{path}» записана не в кодировке {encoding}. Выберите другую кодировку.</translation>
  </message>
  <message>
   <source>No column of '{path}' is a target. Set the role of one to 'target'.</source>
   <translation>Ни один столбец «{path}» не назначен целью. Назначьте одному роль «Цель».</translation>
  </message>
  <message>
   <source>No column of '{path}' is an input. Set the role of at least one to 'input'.</source>
   <translation>Ни один столбец «{path}» не назначен входом. Назначьте хотя бы одному роль «Вход».</translation>
  </message>
  <message>
   <source>No training is running.</source>
   <translation>Обучение не идёт.</translation>
  </message>
  <message>
   <source>Nothing in '{name}' could be read: no part of a project is left in this file.</source>
   <translation>В «{name}» ничего не удалось прочитать: от проекта в этом файле ничего не осталось.</translation>
  </message>
  <message>
   <source>Reading '{path}' needs more memory than is allowed. Make it smaller.</source>
   <translation>Чтобы прочитать «{path}», нужно больше памяти, чем разрешено. Уменьшите файл.</translation>
  </message>
  <message>
   <source>Record {record} of '{path}' has the label {actual}, but there are {expected} classes. The file is damaged, or of another kind.</source>
   <translation>У записи {record} файла «{path}» метка {actual}, а классов {expected}. Файл повреждён или другого вида.</translation>
  </message>
  <message>
   <source>Something unexpected happened ({kind}): {detail}. The project is safe; please send the report.</source>
   <translation>Случилось непредвиденное ({kind}): {detail}. Проект цел; пожалуйста, отправьте отчёт.</translation>
  </message>
  <message>
   <source>The archive '{file}' does not hold '{missing}': it is damaged, or another one. Do not allow unknown files, and download it again.</source>
   <translation>В архиве «{file}» нет «{missing}»: он повреждён или это другой архив. Не разрешайте неизвестные файлы и скачайте его снова.</translation>
  </message>
  <message>
   <source>The class '{class_name}' has {actual} sample(s): at least 2 are needed.</source>
   <translation>Образцов в классе «{class_name}»: {actual}, а нужно не меньше 2.</translation>
  </message>
  <message>
   <source>The class '{name}' has no readable picture for training and was left out.</source>
   <translation>В классе «{name}» нет ни одной читаемой картинки для обучения, и он пропущен.</translation>
  </message>
  <message>
   <source>The column '{column}' holds {actual} different texts; at most {limit} can be told apart. Set its role to 'ignore'.</source>
   <translation>В столбце «{column}» разных текстов: {actual}; различить можно не больше {limit}. Назначьте ему роль «Пропустить».</translation>
  </message>
  <message>
   <source>The copy '{name}' cannot be written in '{folder}' (code {code}): the disk may be full. Choose another folder.</source>
   <translation>Не удаётся записать копию «{name}» в «{folder}» (код {code}): возможно, диск полон. Выберите другую папку.</translation>
  </message>
  <message>
   <source>The data '{name}' are images; this view shows tables. Choose other data.</source>
   <translation>Данные «{name}» — изображения, а здесь показываются таблицы. Выберите другие данные.</translation>
  </message>
  <message>
   <source>The data '{name}' are no images, which this view shows. Choose other data.</source>
   <translation>Данные «{name}» — не изображения, а здесь показываются они. Выберите другие данные.</translation>
  </message>
  <message>
   <source>The data '{name}' have classes, no values to predict. Choose other data.</source>
   <translation>В данных «{name}» классы, а не предсказываемые величины. Выберите другие данные.</translation>
  </message>
  <message>
   <source>The data '{name}' have no classes, which this view compares. Choose other data.</source>
   <translation>В данных «{name}» нет классов, которые здесь сравниваются. Выберите другие данные.</translation>
  </message>
  <message>
   <source>The data '{name}' have samples of shape {actual}, but a boundary is drawn over one or two features. Choose other data.</source>
   <translation>У образцов данных «{name}» форма {actual}, а граница рисуется по одному или двум признакам. Выберите другие данные.</translation>
  </message>
  <message>
   <source>The data have samples of shape {expected}, but '{node}' takes {actual}.</source>
   <translation>У образцов данных форма {expected}, а «{node}» принимает {actual}.</translation>
  </message>
  <message>
   <source>The data set '{name}' has no samples yet. Add some first.</source>
   <translation>В наборе данных «{name}» ещё нет образцов. Сначала добавьте их.</translation>
  </message>
  <message>
   <source>The data set '{name}' has too few samples ({actual}) for this split. Use a smaller share for validation and test, or add samples.</source>
   <translation>В наборе данных «{name}» слишком мало образцов ({actual}) для такого разбиения. Уменьшите доли проверки и теста или добавьте образцы.</translation>
  </message>
  <message>
   <source>The disk is full: '{name}' cannot be saved now. Your work is kept in memory and saved as soon as there is room. Free some space, or use 'Send a copy' to another disk.</source>
   <translation>Диск полон: «{name}» сейчас не сохранить. Ваша работа остаётся в памяти и сохранится, как только появится место. Освободите место или отправьте копию на другой диск.</translation>
  </message>
  <message>
   <source>The disk is full: '{name}' cannot be written in '{folder}'. Free some space, or choose another disk.</source>
   <translation>Диск полон: не удаётся записать «{name}» в «{folder}». Освободите место или выберите другой диск.</translation>
  </message>
  <message>
   <source>The disk refuses to save '{name}' (code {code}). Your work is kept in memory and saved as soon as the disk allows it. Check the disk, or use 'Send a copy' to another one.</source>
   <translation>Диск не даёт сохранить «{name}» (код {code}). Ваша работа остаётся в памяти и сохранится, как только диск позволит. Проверьте диск или отправьте копию на другой.</translation>
  </message>
  <message>
   <source>The engine stopped unexpectedly. The project is safe; another engine has been started, and the run can be resumed.</source>
   <translation>Движок неожиданно остановился. Проект цел, запущен другой движок, и запуск можно продолжить.</translation>
  </message>
  <message>
   <source>The exported model gives other numbers than the network (largest difference {actual} of {largest}): nothing was written. Please send the report.</source>
   <translation>Экспортированная модель даёт не те числа, что сеть (наибольшая разница {actual} при {largest}): ничего не записано. Пожалуйста, отправьте отчёт.</translation>
  </message>
  <message>
   <source>The exported script could not be tried ({reason}): nothing was written. Try again, or export for Keras.</source>
   <translation>Экспортированный сценарий не удалось испытать ({reason}): ничего не записано. Попробуйте снова или экспортируйте для Keras.</translation>
  </message>
  <message>
   <source>The feature in column {column} is always {value}: it carries no information.</source>
   <translation>Признак в столбце {column} всегда равен {value}: он ничего не сообщает.</translation>
  </message>
  <message>
   <source>The folder '{folder}' cannot be written ({reason}). Free some space or allow writing, and try again: what is downloaded so far is kept.</source>
   <translation>В папку «{folder}» нельзя записать ({reason}). Освободите место или разрешите запись и попробуйте снова: уже скачанное сохранено.</translation>
  </message>
  <message>
   <source>The folder '{path}' stands beside the training folder and was left out.</source>
   <translation>Папка «{path}» лежит рядом с обучающей и пропущена.</translation>
  </message>
  <message>
   <source>The images in '{path}' are {actual}, but those for training are {expected}. Choose files that belong together.</source>
   <translation>Изображения в «{path}» — {actual}, а обучающие — {expected}. Выберите файлы от одного набора.</translation>
  </message>
  <message>
   <source>The initializer '{initializer}' needs a weight with {expected} axes, but this one has the shape {shape}. Choose another initializer.</source>
   <translation>Инициализатору «{initializer}» нужен вес с числом осей {expected}, а у этого форма {shape}. Выберите другой инициализатор.</translation>
  </message>
  <message>
   <source>The last layer '{node}' gives {actual}, but a heat map needs one number for each class. Add Flatten and Dense at the end.</source>
   <translation>Последний слой «{node}» даёт {actual}, а тепловой карте нужно по числу на каждый класс. Добавьте в конец Flatten и Dense.</translation>
  </message>
  <message>
   <source>The last layer '{node}' gives {actual}, but the data need {expected}.</source>
   <translation>Последний слой «{node}» даёт {actual}, а данным нужно {expected}.</translation>
  </message>
  <message>
   <source>The layer '{layer}' of the model '{name}' has {setting} = {actual}, which Lamina cannot compute.</source>
   <translation>У слоя «{layer}» модели «{name}» задано {setting} = {actual}, чего Lamina не умеет вычислять.</translation>
  </message>
  <message>
   <source>The layers cannot be pasted: '{where}' must be {expected}, but is {actual}.</source>
   <translation>Слои не вставить: для «{where}» нужно {expected}, а там {actual}.</translation>
  </message>
  <message>
   <source>The loss '{loss}' compares classes, but the data have values to predict. Choose another loss, such as {expected}.</source>
   <translation>Потери «{loss}» сравнивают классы, а в данных предсказываемые величины. Выберите другие потери, например {expected}.</translation>
  </message>
  <message>
   <source>The loss '{loss}' does not fit '{node}', which gives {actual}: it needs {expected}.</source>
   <translation>Потери «{loss}» не подходят к слою «{node}», который даёт {actual}: им нужно {expected}.</translation>
  </message>
  <message>
   <source>The loss is no longer a number (epoch {epoch}, batch {batch}). Try a learning rate ten times smaller, scaled inputs, or gradient clipping.</source>
   <translation>Потери перестали быть числом (эпоха {epoch}, пакет {batch}). Попробуйте скорость обучения в десять раз меньше, масштабирование входов или ограничение градиента.</translation>
  </message>
  <message>
   <source>The model '{name}' cannot be used.</source>
   <translation>Модель «{name}» нельзя использовать.</translation>
  </message>
  <message>
   <source>The model '{name}' has a layer '{layer}' of the kind '{kind}', which Lamina lacks.</source>
   <translation>В модели «{name}» есть слой «{layer}» вида «{kind}», которого нет в Lamina.</translation>
  </message>
  <message>
   <source>The model '{name}' is damaged or incomplete (at: {where}). Save it again in Keras.</source>
   <translation>Модель «{name}» повреждена или неполна (место: {where}). Сохраните её в Keras заново.</translation>
  </message>
  <message>
   <source>The model '{name}' is too large here: {member} {actual}, at most {maximum}.</source>
   <translation>Модель «{name}» здесь слишком велика: {member} {actual}, можно не больше {maximum}.</translation>
  </message>
  <message>
   <source>The name of '{path}' is not valid text, so the file was left out. Rename it.</source>
   <translation>Имя «{path}» — неправильный текст, файл пропущен. Переименуйте его.</translation>
  </message>
  <message>
   <source>The network has no convolution, which a heat map needs. Add a Conv2D layer.</source>
   <translation>В сети нет свёртки, нужной для тепловой карты. Добавьте слой Conv2D.</translation>
  </message>
  <message>
   <source>The network has no layer '{node}'.</source>
   <translation>В сети нет слоя «{node}».</translation>
  </message>
  <message>
   <source>The network has no layers yet. Add one from the palette.</source>
   <translation>В сети ещё нет слоёв. Добавьте первый из палитры.</translation>
  </message>
  <message>
   <source>The network is not connected: '{node}' needs '{missing}', which does not come before it.</source>
   <translation>Сеть не связна: слою «{node}» нужен «{missing}», но его перед ним нет.</translation>
  </message>
  <message>
   <source>The operation failed.</source>
   <translation>Действие не удалось.</translation>
  </message>
  <message>
   <source>The picture '{path}' has more than {limit} million pixels. Make it smaller.</source>
   <translation>В картинке «{path}» больше {limit} млн пикселей. Уменьшите её.</translation>
  </message>
  <message>
   <source>The process that reads files ended without an answer ({code}). Try again.</source>
   <translation>Процесс, читающий файлы, завершился без ответа ({code}). Попробуйте снова.</translation>
  </message>
  <message>
   <source>The project '{name}' cannot be used.</source>
   <translation>Проект «{name}» нельзя использовать.</translation>
  </message>
  <message>
   <source>The setting '{setting}' must be {expected}, but is {actual}.</source>
   <translation>Для параметра «{setting}» нужно {expected}, а задано {actual}.</translation>
  </message>
  <message>
   <source>The snapshot {snapshot} is no longer in '{name}': it was thinned out, or its run was deleted. Choose another one.</source>
   <translation>Снимка {snapshot} больше нет в «{name}»: он прорежён или его запуск удалён. Выберите другой.</translation>
  </message>
  <message>
   <source>The target column '{column}' holds text, so it cannot be a number to predict. Choose classification, or another target.</source>
   <translation>В целевом столбце «{column}» текст, его нельзя предсказывать как число. Выберите классификацию или другую цель.</translation>
  </message>
  <message>
   <source>The text column '{column}' became {count} columns of 0 and 1, one for each text.</source>
   <translation>Текстовый столбец «{column}» превращён в столбцы из 0 и 1, по одному на текст: {count}.</translation>
  </message>
  <message>
   <source>The weights of '{network}' are not in memory. Open the run again.</source>
   <translation>Весов «{network}» нет в памяти. Откройте запуск снова.</translation>
  </message>
  <message>
   <source>There are folders for training, validation and test: the {count} pictures for validation were added to those for training.</source>
   <translation>Есть папки для обучения, проверки и теста: картинки для проверки ({count}) добавлены к обучающим.</translation>
  </message>
  <message>
   <source>There are no data yet. Choose some in the data panel.</source>
   <translation>Данных ещё нет. Выберите их на панели данных.</translation>
  </message>
  <message>
   <source>There are no layers in the clipboard. Copy some in a network first.</source>
   <translation>В буфере обмена нет слоёв. Сначала скопируйте их в какой-нибудь сети.</translation>
  </message>
  <message>
   <source>There are no pictures in '{path}' or below it. Choose another folder.</source>
   <translation>Ни в «{path}», ни глубже нет картинок. Выберите другую папку.</translation>
  </message>
  <message>
   <source>There are no samples in the part '{part}'. Give it a share in the data panel.</source>
   <translation>В части «{part}» нет образцов. Выделите ей долю на панели данных.</translation>
  </message>
  <message>
   <source>There are several columns '{column}': one of them is called '{name}' here.</source>
   <translation>Столбцов «{column}» несколько: один из них здесь назван «{name}».</translation>
  </message>
  <message>
   <source>There are {actual} class names for {expected} classes. Name each class once.</source>
   <translation>Имён классов: {actual}, а классов: {expected}. Назовите каждый класс один раз.</translation>
  </message>
  <message>
   <source>There is already a file '{name}' in '{folder}'. Choose another name.</source>
   <translation>В «{folder}» уже есть файл «{name}». Выберите другое имя.</translation>
  </message>
  <message>
   <source>There is already a layer called '{name}'. Choose another name.</source>
   <translation>Слой с именем «{name}» уже есть. Выберите другое имя.</translation>
  </message>
  <message>
   <source>There is no class number {target}: the network tells {count} apart, from 0.</source>
   <translation>Класса с номером {target} нет: сеть различает {count}, считая от 0.</translation>
  </message>
  <message>
   <source>There is no column '{column}' in '{path}'. Did you mean '{closest}'?</source>
   <translation>В «{path}» нет столбца «{column}». Может быть, «{closest}»?</translation>
  </message>
  <message>
   <source>There is no file '{file}' packed into '{name}'.</source>
   <translation>Файл «{file}» не упакован в «{name}».</translation>
  </message>
  <message>
   <source>There is no project '{name}' in '{folder}'. It may have been moved or renamed.</source>
   <translation>В «{folder}» нет проекта «{name}». Возможно, его переместили или переименовали.</translation>
  </message>
  <message>
   <source>There is no readable picture in the sub-folders of '{path}'. Choose a folder that has one sub-folder of pictures for each class.</source>
   <translation>Во вложенных папках «{path}» нет ни одной читаемой картинки. Выберите папку, где для каждого класса есть вложенная папка с картинками.</translation>
  </message>
  <message>
   <source>There is no sample {place} in the part '{part}', which has {count}, from 0.</source>
   <translation>Образца {place} нет в части «{part}»: в ней образцов {count}, считая от 0.</translation>
  </message>
  <message>
   <source>There is no {family} called '{name}'. Did you mean '{closest}'?</source>
   <translation>Неизвестное имя ({family}): «{name}». Может быть, «{closest}»?</translation>
  </message>
  <message>
   <source>There is not enough memory for this. Use a smaller batch, a smaller network or fewer data, or close other programs.</source>
   <translation>Не хватает памяти. Уменьшите пакет, сеть или объём данных либо закройте другие программы.</translation>
  </message>
  <message>
   <source>There is only one class, '{name}', in '{path}'. A classifier needs at least two: add another one.</source>
   <translation>В «{path}» только один класс, «{name}». Классификатору нужно хотя бы два: добавьте ещё один.</translation>
  </message>
  <message>
   <source>This needs {needed} MB of memory, but only {available} MB are free. Use a smaller batch or a smaller network.</source>
   <translation>Нужно {needed} МБ памяти, а свободно только {available} МБ. Уменьшите пакет или сеть.</translation>
  </message>
  <message>
   <source>This network has branches, and the list shows only their order: layers cannot be added, moved or taken away here.</source>
   <translation>В этой сети есть ветви, а список показывает только их порядок: добавлять, перемещать и убирать слои здесь нельзя.</translation>
  </message>
  <message>
   <source>{count} lines of '{path}' do not have {expected} columns and were left out; the first is line {line}.</source>
   <translation>Строк в «{path}» не с {expected} столбцами: {count}; они пропущены, первая — строка {line}.</translation>
  </message>
  <message>
   <source>{count} lines of '{path}' do not have {expected} columns as the others; the first is line {line}. Check the separator, or save the table again as CSV.</source>
   <translation>Строк в «{path}», где не {expected} столбцов, как в остальных: {count}; первая — строка {line}. Проверьте разделитель или сохраните таблицу заново как CSV.</translation>
  </message>
  <message>
   <source>{count} missing values in the column '{column}' were filled in ({method}).</source>
   <translation>Пропуски в столбце «{column}» заполнены ({method}): {count}.</translation>
  </message>
  <message>
   <source>{count} of {total} pictures had another size and were made {width} x {height}.</source>
   <translation>Картинки другого размера ({count} из {total}) приведены к {width} x {height}.</translation>
  </message>
  <message>
   <source>{count} of {total} pictures have more than 8 bits a colour and were reduced to 8.</source>
   <translation>Картинки с глубиной цвета больше 8 бит ({count} из {total}) сокращены до 8.</translation>
  </message>
  <message>
   <source>{count} of {total} pictures were converted to '{colours}'.</source>
   <translation>Картинок преобразовано в «{colours}»: {count} из {total}.</translation>
  </message>
  <message>
   <source>{count} of {total} rows have missing values and were left out; most are missing in the column '{column}'.</source>
   <translation>Строки с пропусками ({count} из {total}) убраны; больше всего пропусков в столбце «{column}».</translation>
  </message>
  <message>
   <source>{count} other files, such as '{path}', are no pictures and were left out.</source>
   <translation>Прочие файлы, например «{path}», — не картинки и пропущены: {count}.</translation>
  </message>
  <message>
   <source>{count} pictures of {width} x {height} pixels need {needed} MB of memory. Choose a smaller width and height.</source>
   <translation>Картинкам {width} x {height} пикс. ({count}) нужно {needed} МБ памяти. Уменьшите ширину и высоту.</translation>
  </message>
  <message>
   <source>{count} values in the column '{column}', such as '{example}', are no numbers and count as missing.</source>
   <translation>Значения в столбце «{column}», например «{example}», — не числа и считаются пропусками: {count}.</translation>
  </message>
 </context>
 <context>
  <name>ExportButton</name>
  <message>
   <source>NumPy files (*.npz)</source>
   <translation>Файлы NumPy (*.npz)</translation>
  </message>
  <message>
   <source>Pictures (*.png)</source>
   <translation>Картинки (*.png)</translation>
  </message>
  <message>
   <source>Save the numbers (NPZ)...</source>
   <translation>Сохранить числа (NPZ)...</translation>
  </message>
  <message>
   <source>Save the picture (PNG)...</source>
   <translation>Сохранить картинку (PNG)...</translation>
  </message>
  <message>
   <source>Save the table (CSV)...</source>
   <translation>Сохранить таблицу (CSV)...</translation>
  </message>
  <message>
   <source>Save what is shown</source>
   <translation>Сохранить показанное</translation>
  </message>
  <message>
   <source>Tables (*.csv)</source>
   <translation>Таблицы (*.csv)</translation>
  </message>
 </context>
 <context>
  <name>ExportDialog</name>
  <message>
   <source>'{0}' is written. Largest difference on {1} samples: {2}</source>
   <translation>«{0}» записан. Наибольшая разница на образцах ({1}): {2}</translation>
  </message>
  <message>
   <source>A .py file that predicts with NumPy alone, and its weights beside it (.npz).</source>
   <translation>Файл .py, которому нужна только NumPy, и рядом веса (.npz).</translation>
  </message>
  <message>
   <source>Cancelled. Nothing was written.</source>
   <translation>Отменено. Ничего не записано.</translation>
  </message>
  <message>
   <source>Choose...</source>
   <translation>Выбрать...</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Закрыть</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Экспортировать</translation>
  </message>
  <message>
   <source>Export model</source>
   <translation>Экспорт модели</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Файл</translation>
  </message>
  <message>
   <source>Inputs</source>
   <translation>Входы</translation>
  </message>
  <message>
   <source>Keras models (*.keras)</source>
   <translation>Модели Keras (*.keras)</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Тип</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Модель</translation>
  </message>
  <message>
   <source>Model for Keras 3</source>
   <translation>Модель для Keras 3</translation>
  </message>
  <message>
   <source>One .keras file: with layers, weights, optimizer and loss, to train on.</source>
   <translation>Один файл .keras: слои, веса, оптимизатор и потери.</translation>
  </message>
  <message>
   <source>Open folder</source>
   <translation>Открыть папку</translation>
  </message>
  <message>
   <source>Preparing...</source>
   <translation>Подготовка...</translation>
  </message>
  <message>
   <source>Python script</source>
   <translation>Сценарий Python</translation>
  </message>
  <message>
   <source>Python scripts (*.py)</source>
   <translation>Сценарии Python (*.py)</translation>
  </message>
  <message>
   <source>Scale inputs inside the model</source>
   <translation>Масштабировать входы внутри модели</translation>
  </message>
  <message>
   <source>The first layer does what was done to the data. A script always does so.</source>
   <translation>Первый слой готовит данные сам. Сценарий делает так всегда.</translation>
  </message>
  <message>
   <source>The network as it is drawn, not trained</source>
   <translation>Сеть как на схеме, не обученная</translation>
  </message>
  <message>
   <source>There is such a file already: it will be replaced.</source>
   <translation>Такой файл уже есть: он будет заменён.</translation>
  </message>
  <message>
   <source>Writing and trying...</source>
   <translation>Запись и проверка...</translation>
  </message>
 </context>
 <context>
  <name>Facts</name>
  <message>
   <source>'{0}' or '{1}'</source>
   <translation>'{0}' или '{1}'</translation>
  </message>
  <message>
   <source>(height, width, channels)</source>
   <translation>(высота, ширина, каналы)</translation>
  </message>
  <message>
   <source>(inputs,)</source>
   <translation>(входы,)</translation>
  </message>
  <message>
   <source>activation</source>
   <translation>функция активации</translation>
  </message>
  <message>
   <source>at least {0}</source>
   <translation>не меньше {0}</translation>
  </message>
  <message>
   <source>callback</source>
   <translation>обратный вызов</translation>
  </message>
  <message>
   <source>from {0} to {1}</source>
   <translation>от {0} до {1}</translation>
  </message>
  <message>
   <source>from {0}, below {1}</source>
   <translation>от {0} и меньше {1}</translation>
  </message>
  <message>
   <source>initializer</source>
   <translation>инициализатор</translation>
  </message>
  <message>
   <source>layer</source>
   <translation>слой</translation>
  </message>
  <message>
   <source>list</source>
   <translation>список</translation>
  </message>
  <message>
   <source>loss</source>
   <translation>функция потерь</translation>
  </message>
  <message>
   <source>metric</source>
   <translation>метрика</translation>
  </message>
  <message>
   <source>not 0, the batch</source>
   <translation>не 0: это ось пакета</translation>
  </message>
  <message>
   <source>optimizer</source>
   <translation>оптимизатор</translation>
  </message>
  <message>
   <source>preparation</source>
   <translation>подготовка</translation>
  </message>
  <message>
   <source>regularizer</source>
   <translation>регуляризатор</translation>
  </message>
  <message>
   <source>run</source>
   <translation>запуск</translation>
  </message>
  <message>
   <source>schedule</source>
   <translation>расписание</translation>
  </message>
  <message>
   <source>sizes from {0}</source>
   <translation>размеры от {0}</translation>
  </message>
  <message>
   <source>sizes from {0}, one may be {1}</source>
   <translation>размеры от {0}, один может быть {1}</translation>
  </message>
  <message>
   <source>source</source>
   <translation>источник данных</translation>
  </message>
  <message>
   <source>split</source>
   <translation>разбиение</translation>
  </message>
  <message>
   <source>test</source>
   <translation>тест</translation>
  </message>
  <message>
   <source>text</source>
   <translation>текст</translation>
  </message>
  <message>
   <source>train</source>
   <translation>обучение</translation>
  </message>
  <message>
   <source>two whole numbers from {0}</source>
   <translation>два целых числа от {0}</translation>
  </message>
  <message>
   <source>validation</source>
   <translation>проверка</translation>
  </message>
  <message>
   <source>{0} values for {1}</source>
   <translation>{0} значений для {1}</translation>
  </message>
 </context>
 <context>
  <name>Figures</name>
  <message>
   <source>Mean</source>
   <translation>Среднее</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>Память</translation>
  </message>
  <message>
   <source>Missing values</source>
   <translation>Пропуски</translation>
  </message>
  <message>
   <source>Parts of the data</source>
   <translation>Части данных</translation>
  </message>
  <message>
   <source>Pixels</source>
   <translation>Пиксели</translation>
  </message>
  <message>
   <source>Shape of a sample</source>
   <translation>Форма образца</translation>
  </message>
  <message>
   <source>Test</source>
   <translation>Тест</translation>
  </message>
  <message>
   <source>Their mean</source>
   <translation>Их среднее</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>Обучение</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Тип</translation>
  </message>
  <message>
   <source>Validation</source>
   <translation>Проверка</translation>
  </message>
  <message>
   <source>Values to predict</source>
   <translation>Предсказываемые величины</translation>
  </message>
  <message>
   <source>brought by the data</source>
   <translation>есть в данных</translation>
  </message>
  <message>
   <source>uint8: whole numbers</source>
   <translation>uint8: целые числа</translation>
  </message>
  <message>
   <source>{0} to {1}</source>
   <translation>от {0} до {1}</translation>
  </message>
  <message>
   <source>{0}, deviation {1}</source>
   <translation>{0}, отклонение {1}</translation>
  </message>
  <message>
   <source>{0}: real numbers</source>
   <translation>{0}: вещественные числа</translation>
  </message>
 </context>
 <context>
  <name>Files</name>
  <message>
   <source>'{0}' holds what could be read of '{1}': steps {2}, runs {3}, snapshots {4}, named versions {5}. Left out because something they need is lost: {6}.</source>
   <translation>В «{0}» — всё, что удалось прочитать из «{1}»: шагов {2}, запусков {3}, снимков {4}, названных версий {5}. Пропущено, потому что утрачено нужное им: {6}.</translation>
  </message>
  <message>
   <source>'{0}' is being read.</source>
   <translation>«{0}» читается.</translation>
  </message>
  <message>
   <source>'{0}' is being written.</source>
   <translation>«{0}» записывается.</translation>
  </message>
  <message>
   <source>Create the project</source>
   <translation>Создать проект</translation>
  </message>
  <message>
   <source>Lamina projects (*.lamina)</source>
   <translation>Проекты Lamina (*.lamina)</translation>
  </message>
  <message>
   <source>Move project to</source>
   <translation>Переместить проект</translation>
  </message>
  <message>
   <source>Name this version</source>
   <translation>Назвать эту версию</translation>
  </message>
  <message>
   <source>Open project</source>
   <translation>Открыть проект</translation>
  </message>
  <message>
   <source>Rescue a project</source>
   <translation>Спасение проекта</translation>
  </message>
  <message>
   <source>Save a copy and work there</source>
   <translation>Сохранить копию и работать там</translation>
  </message>
  <message>
   <source>Send a copy</source>
   <translation>Отправить копию</translation>
  </message>
  <message>
   <source>Steps and runs that could not be read and were left out: {0}.</source>
   <translation>Шагов и запусков, которые не удалось прочитать и которые пропущены: {0}.</translation>
  </message>
  <message>
   <source>The copy is in '{0}'.</source>
   <translation>Копия лежит в «{0}».</translation>
  </message>
  <message>
   <source>The project is always saved. A name helps to find this state again:</source>
   <translation>Проект и так всегда сохранён. Имя поможет найти это состояние снова:</translation>
  </message>
  <message>
   <source>The project is in '{0}' now.</source>
   <translation>Теперь проект лежит в «{0}».</translation>
  </message>
  <message>
   <source>Trained by us</source>
   <translation>Обучена нами</translation>
  </message>
  <message>
   <source>Untitled</source>
   <translation>Без имени</translation>
  </message>
  <message>
   <source>You work in '{0}' now.</source>
   <translation>Теперь вы работаете в «{0}».</translation>
  </message>
  <message>
   <source>You work in '{0}' now. The old file '{1}' could not be deleted.</source>
   <translation>Теперь вы работаете в «{0}». Старый файл «{1}» удалить не удалось.</translation>
  </message>
  <message>
   <source>{0} rescued</source>
   <translation>{0} (спасено)</translation>
  </message>
 </context>
 <context>
  <name>FilesPage</name>
  <message>
   <source>A table (CSV, TSV), a folder with one sub-folder of pictures for each class, MNIST's IDX files, or CIFAR-10's binary files. They stay where they are.</source>
   <translation>Таблица (CSV, TSV), папка с вложенной папкой картинок для каждого класса, файлы IDX набора MNIST или двоичные файлы CIFAR-10. Они остаются на своём месте.</translation>
  </message>
  <message>
   <source>Choose a file...</source>
   <translation>Выбрать файл...</translation>
  </message>
  <message>
   <source>Choose a folder...</source>
   <translation>Выбрать папку...</translation>
  </message>
  <message>
   <source>Drop a file or a folder here</source>
   <translation>Бросьте сюда файл или папку</translation>
  </message>
  <message>
   <source>Looking at {0}</source>
   <translation>Смотрим: {0}</translation>
  </message>
  <message>
   <source>Other files</source>
   <translation>Другие файлы</translation>
  </message>
  <message>
   <source>Your own data</source>
   <translation>Свои данные</translation>
  </message>
 </context>
 <context>
  <name>FilterView</name>
  <message>
   <source>Colours</source>
   <translation>Цвета</translation>
  </message>
  <message>
   <source>Every filter has one kernel for each input channel</source>
   <translation>У каждого фильтра по одному ядру на входной канал</translation>
  </message>
  <message>
   <source>Filter {0}</source>
   <translation>Фильтр {0}</translation>
  </message>
  <message>
   <source>Filters: {0}, each {1}. Click one to enlarge it.</source>
   <translation>Фильтры {1}: {0}. Щелчок увеличивает фильтр.</translation>
  </message>
  <message>
   <source>Input channel</source>
   <translation>Входной канал</translation>
  </message>
  <message>
   <source>Inputs in rows ({0}), units in columns ({1}).</source>
   <translation>Входы в строках ({0}), нейроны в столбцах ({1}).</translation>
  </message>
  <message>
   <source>Its {0} input channels</source>
   <translation>Его входные каналы: {0}</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>Слой</translation>
  </message>
  <message>
   <source>The layer whose weights are shown</source>
   <translation>Слой, веса которого показаны</translation>
  </message>
  <message>
   <source>{0} adds</source>
   <translation>{0} прибавляет</translation>
  </message>
  <message>
   <source>{0} subtracts</source>
   <translation>{0} вычитает</translation>
  </message>
 </context>
 <context>
  <name>FiltersPage</name>
  <message>
   <source>'{0}' has {1} weights, too many to draw. Choose another layer.</source>
   <translation>У «{0}» весов {1}: слишком много, чтобы нарисовать. Выберите другой слой.</translation>
  </message>
  <message>
   <source>No layer has weights yet. Add a Conv2D or a Dense layer.</source>
   <translation>Ни у одного слоя ещё нет весов. Добавьте слой Conv2D или Dense.</translation>
  </message>
 </context>
 <context>
  <name>FolderPart</name>
  <message>
   <source>A smaller width and height would train faster.</source>
   <translation>При меньшей ширине и высоте обучение пойдёт быстрее.</translation>
  </message>
  <message>
   <source>Classes: {0} · pictures for training: {1} · for the test: {2}.</source>
   <translation>Классов: {0} · картинок для обучения: {1} · для теста: {2}.</translation>
  </message>
  <message>
   <source>In memory: {0}.</source>
   <translation>В памяти: {0}.</translation>
  </message>
  <message>
   <source>Of {0} pictures looked at, {1} have {2} × {3} pixels.</source>
   <translation>Из просмотренных картинок ({0}) размер {2} × {3} пикс. у {1}.</translation>
  </message>
 </context>
 <context>
  <name>FolderPrediction</name>
  <message>
   <source>'{0}' is written. Predicted: {1}, not readable: {2}.</source>
   <translation>«{0}» записан. Предсказано: {1}, не прочитано: {2}.</translation>
  </message>
  <message>
   <source>Choose a folder of pictures</source>
   <translation>Выбор папки с картинками</translation>
  </message>
  <message>
   <source>Files that could not be read</source>
   <translation>Файлы, которые не удалось прочитать</translation>
  </message>
  <message>
   <source>Predict a folder to CSV...</source>
   <translation>Предсказать папку в CSV...</translation>
  </message>
  <message>
   <source>Predict every picture in a folder and write a table</source>
   <translation>Предсказать каждую картинку в папке и записать таблицу</translation>
  </message>
  <message>
   <source>Save the table</source>
   <translation>Сохранить таблицу</translation>
  </message>
  <message>
   <source>Tables (*.csv)</source>
   <translation>Таблицы (*.csv)</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} из {1}</translation>
  </message>
 </context>
 <context>
  <name>Gallery</name>
  <message>
   <source>Pictures by class</source>
   <translation>Картинки по классам</translation>
  </message>
  <message>
   <source>{0}: sample {1}</source>
   <translation>{0}: образец {1}</translation>
  </message>
 </context>
 <context>
  <name>Head</name>
  <message>
   <source>Change...</source>
   <translation>Изменить...</translation>
  </message>
  <message>
   <source>Choose other data, or change their settings</source>
   <translation>Выбрать другие данные или изменить их параметры</translation>
  </message>
 </context>
 <context>
  <name>HeatView</name>
  <message>
   <source>Class</source>
   <translation>Класс</translation>
  </message>
  <message>
   <source>Colours of the heat map</source>
   <translation>Цвета тепловой карты</translation>
  </message>
  <message>
   <source>How much the heat map covers the image</source>
   <translation>Насколько тепловая карта закрывает изображение</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>Слой</translation>
  </message>
  <message>
   <source>Nothing in this layer speaks for '{0}': the heat map is empty.</source>
   <translation>Ничто в этом слое не говорит в пользу «{0}»: тепловая карта пуста.</translation>
  </message>
  <message>
   <source>Overlay</source>
   <translation>Наложение</translation>
  </message>
  <message>
   <source>Predicted class</source>
   <translation>Предсказанный класс</translation>
  </message>
  <message>
   <source>The class whose evidence is shown</source>
   <translation>Класс, признаки которого показаны</translation>
  </message>
  <message>
   <source>The layer looked at; later ones see more of the image</source>
   <translation>Слой, на который смотрим; поздние видят больше изображения</translation>
  </message>
  <message>
   <source>Where the network finds what raises its answer.</source>
   <translation>Где сеть находит то, что повышает её ответ.</translation>
  </message>
  <message>
   <source>Where the network sees '{0}' ({1} %).</source>
   <translation>Где сеть видит «{0}» ({1} %).</translation>
  </message>
  <message>
   <source>most evidence</source>
   <translation>сильные признаки</translation>
  </message>
  <message>
   <source>no evidence</source>
   <translation>нет признаков</translation>
  </message>
 </context>
 <context>
  <name>Histogram</name>
  <message>
   <source>Count</source>
   <translation>Число</translation>
  </message>
  <message>
   <source>Histogram of {0}</source>
   <translation>Гистограмма: {0}</translation>
  </message>
  <message>
   <source>{0} to {1}: {2}</source>
   <translation>от {0} до {1}: {2}</translation>
  </message>
 </context>
 <context>
  <name>HistoryDialog</name>
  <message>
   <source>A click on a step goes there. Ctrl+S gives the present state a name.</source>
   <translation>Щелчок по шагу переходит к нему. Ctrl+S даёт нынешнему состоянию имя.</translation>
  </message>
  <message>
   <source>Beginning</source>
   <translation>Начало</translation>
  </message>
  <message>
   <source>History</source>
   <translation>История</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Имя</translation>
  </message>
  <message>
   <source>Named versions</source>
   <translation>Названные версии</translation>
  </message>
  <message>
   <source>Named versions: a double click returns there</source>
   <translation>Названные версии: двойной щелчок возвращает к версии</translation>
  </message>
  <message>
   <source>Return to '{0}'</source>
   <translation>Вернуться к «{0}»</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Шаг</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Шаги</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Время</translation>
  </message>
  <message>
   <source>{0} ({1})</source>
   <translation>{0} ({1})</translation>
  </message>
 </context>
 <context>
  <name>ImageView</name>
  <message>
   <source>+ and - magnify, 0 fits; drag the picture out.</source>
   <translation>+ и - меняют масштаб, 0 вписывает; картинку можно вытащить мышью.</translation>
  </message>
  <message>
   <source>Image</source>
   <translation>Изображение</translation>
  </message>
  <message>
   <source>Row {0}, column {1}: {2}</source>
   <translation>Строка {0}, столбец {1}: {2}</translation>
  </message>
  <message>
   <source>Row {0}, column {1}: {2}, heat {3}</source>
   <translation>Строка {0}, столбец {1}: {2}, тепло {3}</translation>
  </message>
 </context>
 <context>
  <name>InsidePanel</name>
  <message>
   <source>Activation maps</source>
   <translation>Карты активации</translation>
  </message>
  <message>
   <source>Activations</source>
   <translation>Активации</translation>
  </message>
  <message>
   <source>Filters</source>
   <translation>Фильтры</translation>
  </message>
  <message>
   <source>Heat map</source>
   <translation>Тепловая карта</translation>
  </message>
  <message>
   <source>Look inside the network</source>
   <translation>Внутренность сети</translation>
  </message>
  <message>
   <source>Values</source>
   <translation>Значения</translation>
  </message>
  <message>
   <source>Ways of looking inside</source>
   <translation>Способы заглянуть внутрь</translation>
  </message>
  <message>
   <source>Weights</source>
   <translation>Веса</translation>
  </message>
 </context>
 <context>
  <name>Labs</name>
  <message>
   <source>A bright mark betrays one class. Train, then let Grad-CAM show what the network looks at.</source>
   <translation>Яркая метка выдаёт один класс. Обучите сеть, и Grad-CAM покажет, на что она смотрит.</translation>
  </message>
  <message>
   <source>A convnet that we trained on ten signs. See its filters, activation maps and Grad-CAM at once, then train a fresh one beside it.</source>
   <translation>Свёрточная сеть, которую мы обучили на десяти знаках. Сразу видны её фильтры, карты активации и Grad-CAM; рядом обучите новую.</translation>
  </message>
  <message>
   <source>A curve through points</source>
   <translation>Кривая через точки</translation>
  </message>
  <message>
   <source>A network that cheats</source>
   <translation>Сеть, которая жульничает</translation>
  </message>
  <message>
   <source>Benign or malignant, from thirty measurements of real patients.</source>
   <translation>Доброкачественная или злокачественная: тридцать измерений настоящих пациентов.</translation>
  </message>
  <message>
   <source>Breast cancer</source>
   <translation>Рак груди</translation>
  </message>
  <message>
   <source>CIFAR-10 photographs</source>
   <translation>Фотографии CIFAR-10</translation>
  </message>
  <message>
   <source>Handwritten digits 8x8</source>
   <translation>Рукописные цифры 8x8</translation>
  </message>
  <message>
   <source>Iris flowers</source>
   <translation>Ирисы</translation>
  </message>
  <message>
   <source>MNIST convnet</source>
   <translation>Свёрточная сеть на MNIST</translation>
  </message>
  <message>
   <source>Real digits, part of every installation: a convnet learns them in seconds.</source>
   <translation>Настоящие цифры, они есть в каждой установке: свёрточная сеть учит их за секунды.</translation>
  </message>
  <message>
   <source>Regression: a network bends a line until it follows a sine.</source>
   <translation>Регрессия: сеть изгибает прямую, пока та не повторит синус.</translation>
  </message>
  <message>
   <source>Signs: look inside a trained network</source>
   <translation>Знаки: обученная сеть изнутри</translation>
  </message>
  <message>
   <source>Ten kinds of things in colour, with batch normalisation and dropout.</source>
   <translation>Десять видов вещей в цвете, с пакетной нормализацией и прореживанием.</translation>
  </message>
  <message>
   <source>The convnet that textbooks begin with: 60,000 digits, 93,322 parameters, over 99 %.</source>
   <translation>Свёрточная сеть, с которой начинают учебники: 60 000 цифр, 93 322 параметра, больше 99 %.</translation>
  </message>
  <message>
   <source>Three kinds of flowers from four lengths: the oldest table of the field.</source>
   <translation>Три вида цветков по четырём длинам: старейшая таблица этой науки.</translation>
  </message>
  <message>
   <source>Two spirals</source>
   <translation>Две спирали</translation>
  </message>
  <message>
   <source>Watch the border between two classes bend while the network learns.</source>
   <translation>Как изгибается граница между двумя классами, пока сеть учится.</translation>
  </message>
 </context>
 <context>
  <name>LayerForm</name>
  <message numerus="yes">
   <source>%n layers are selected.</source>
   <translation>
    <numerusform>Выбран %n слой.</numerusform>
    <numerusform>Выбрано %n слоя.</numerusform>
    <numerusform>Выбрано %n слоёв.</numerusform>
   </translation>
  </message>
  <message>
   <source>Select a layer to see its settings.</source>
   <translation>Выберите слой, чтобы увидеть его параметры.</translation>
  </message>
  <message>
   <source>Settings of the layer</source>
   <translation>Параметры слоя</translation>
  </message>
  <message>
   <source>{0}: {1}</source>
   <translation>{0}: {1}</translation>
  </message>
 </context>
 <context>
  <name>Layers</name>
  <message>
   <source>A stack has no branches to merge.</source>
   <translation>В стопке слоёв нет ветвей, которые можно объединить.</translation>
  </message>
  <message>
   <source>Activation</source>
   <translation>Активация</translation>
  </message>
  <message>
   <source>Against overfitting</source>
   <translation>Против переобучения</translation>
  </message>
  <message>
   <source>Convolution</source>
   <translation>Свёртка</translation>
  </message>
  <message>
   <source>Fully connected</source>
   <translation>Полносвязные</translation>
  </message>
  <message>
   <source>Input</source>
   <translation>Вход</translation>
  </message>
  <message>
   <source>Normalisation</source>
   <translation>Нормализация</translation>
  </message>
  <message>
   <source>Others</source>
   <translation>Прочие</translation>
  </message>
  <message>
   <source>Pooling</source>
   <translation>Пулинг</translation>
  </message>
  <message>
   <source>Several inputs</source>
   <translation>Несколько входов</translation>
  </message>
  <message>
   <source>Shape</source>
   <translation>Форма</translation>
  </message>
  <message>
   <source>The network has an input already.</source>
   <translation>У сети уже есть вход.</translation>
  </message>
 </context>
 <context>
  <name>Leaving</name>
  <message>
   <source>A network is training</source>
   <translation>Сеть обучается</translation>
  </message>
  <message>
   <source>A paused run is offered for resumption when the project is opened again.</source>
   <translation>Приостановленный запуск можно будет продолжить, когда проект откроют снова.</translation>
  </message>
  <message>
   <source>Close without saving</source>
   <translation>Закрыть без сохранения</translation>
  </message>
  <message>
   <source>Finish in the background</source>
   <translation>Закончить в фоне</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Приостановить</translation>
  </message>
  <message>
   <source>Save a copy elsewhere...</source>
   <translation>Сохранить копию в другом месте...</translation>
  </message>
  <message>
   <source>Stay here</source>
   <translation>Остаться</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Остановить</translation>
  </message>
  <message>
   <source>The project cannot be saved</source>
   <translation>Проект не удаётся сохранить</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Попробовать снова</translation>
  </message>
  <message>
   <source>What is not saved anywhere is lost when the window closes.</source>
   <translation>Что нигде не сохранено, пропадёт, когда окно закроется.</translation>
  </message>
  <message>
   <source>What should become of the run, before another project is opened?</source>
   <translation>Что сделать с запуском, прежде чем откроется другой проект?</translation>
  </message>
  <message>
   <source>What should become of the run?</source>
   <translation>Что сделать с запуском?</translation>
  </message>
  <message>
   <source>While a run finishes in the background, its project can only be read elsewhere.</source>
   <translation>Пока запуск заканчивается в фоне, его проект в других местах можно только читать.</translation>
  </message>
 </context>
 <context>
  <name>LiveStrip</name>
  <message>
   <source>Add {0} epochs</source>
   <translation>+ эпох: {0}</translation>
  </message>
  <message>
   <source>Learning rate</source>
   <translation>Скорость обучения</translation>
  </message>
  <message>
   <source>Learning rate of the run</source>
   <translation>Скорость обучения этого запуска</translation>
  </message>
  <message>
   <source>Let this run train for more epochs</source>
   <translation>Обучать этот запуск дольше</translation>
  </message>
  <message>
   <source>Planned epochs</source>
   <translation>Эпох по плану</translation>
  </message>
  <message>
   <source>Takes effect at once, from the next batch on, and is recorded in the run</source>
   <translation>Действует сразу, со следующего пакета, и записывается в запуск</translation>
  </message>
  <message>
   <source>The run trains the version before your edits.</source>
   <translation>Запуск обучает версию до ваших правок.</translation>
  </message>
  <message>
   <source>{0} epochs</source>
   <translation>Эпох: {0}</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>Data</source>
   <translation>Данные</translation>
  </message>
  <message>
   <source>Inside</source>
   <translation>Внутри</translation>
  </message>
  <message>
   <source>Lamina</source>
   <translation>Lamina</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Сеть</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Вернуть</translation>
  </message>
  <message>
   <source>Redo {0}</source>
   <translation>Вернуть: {0}</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>Результаты</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>Запуски</translation>
  </message>
  <message>
   <source>Tools</source>
   <translation>Инструменты</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>Обучение</translation>
  </message>
  <message>
   <source>Try</source>
   <translation>Проба</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Отменить</translation>
  </message>
  <message>
   <source>Undo {0}</source>
   <translation>Отменить: {0}</translation>
  </message>
  <message>
   <source>{0} - Lamina</source>
   <translation>{0} - Lamina</translation>
  </message>
 </context>
 <context>
  <name>MapsPage</name>
  <message>
   <source>The network has no layers yet. Add some in the network panel.</source>
   <translation>В сети ещё нет слоёв. Добавьте их на панели сети.</translation>
  </message>
 </context>
 <context>
  <name>MeansView</name>
  <message>
   <source>All images</source>
   <translation>Все изображения</translation>
  </message>
 </context>
 <context>
  <name>Menus</name>
  <message>
   <source>&amp;Edit</source>
   <translation>П&amp;равка</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>&amp;Справка</translation>
  </message>
  <message>
   <source>&amp;Project</source>
   <translation>&amp;Проект</translation>
  </message>
  <message>
   <source>&amp;Training</source>
   <translation>&amp;Обучение</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>&amp;Вид</translation>
  </message>
 </context>
 <context>
  <name>MessageArea</name>
  <message>
   <source>A run was interrupted when this project was left.</source>
   <translation>Запуск был прерван, когда этот проект оставили.</translation>
  </message>
  <message>
   <source>Choose another folder...</source>
   <translation>Выбрать другую папку...</translation>
  </message>
  <message>
   <source>Rescue what is readable</source>
   <translation>Спасти то, что читается</translation>
  </message>
  <message>
   <source>Resume the run</source>
   <translation>Продолжить запуск</translation>
  </message>
  <message>
   <source>The engine stopped unexpectedly. The project is safe, and another engine has been started.</source>
   <translation>Движок неожиданно остановился. Проект цел, и запущен другой движок.</translation>
  </message>
 </context>
 <context>
  <name>Metrics</name>
  <message>
   <source>Binary accuracy</source>
   <translation>Бинарная точность</translation>
  </message>
  <message>
   <source>Categorical accuracy</source>
   <translation>Точность по классам</translation>
  </message>
  <message>
   <source>Mean absolute error</source>
   <translation>Средняя абс. ошибка</translation>
  </message>
  <message>
   <source>Mean squared error</source>
   <translation>Среднеквадр. ошибка</translation>
  </message>
  <message>
   <source>R squared</source>
   <translation>R²</translation>
  </message>
  <message>
   <source>Root mean squared error</source>
   <translation>Корень ср.-кв. ошибки</translation>
  </message>
  <message>
   <source>Sparse categorical accuracy</source>
   <translation>Точность по классам</translation>
  </message>
  <message>
   <source>Sparse top k categorical accuracy</source>
   <translation>Точность среди k лучших</translation>
  </message>
  <message>
   <source>Top k categorical accuracy</source>
   <translation>Точность среди k лучших</translation>
  </message>
 </context>
 <context>
  <name>MoreClasses</name>
  <message>
   <source>Show all {0} classes</source>
   <translation>Показать все классы ({0})</translation>
  </message>
  <message>
   <source>Show fewer classes</source>
   <translation>Показать меньше классов</translation>
  </message>
 </context>
 <context>
  <name>Mosaic</name>
  <message>
   <source>Arrow keys move from tile to tile, + and - magnify, 0 fits.</source>
   <translation>Стрелки переходят от плитки к плитке, + и - меняют масштаб, 0 вписывает.</translation>
  </message>
  <message>
   <source>Tile {0}, row {1}, column {2}: {3}</source>
   <translation>Плитка {0}, строка {1}, столбец {2}: {3}</translation>
  </message>
  <message>
   <source>Tiles</source>
   <translation>Плитки</translation>
  </message>
 </context>
 <context>
  <name>NetworkPanel</name>
  <message>
   <source>Add layer</source>
   <translation>Добавить слой</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Готово</translation>
  </message>
  <message>
   <source>Enter adds a layer after the selected one. Or drag it to its place.</source>
   <translation>Enter добавляет слой после выбранного. Или перетащите его на место.</translation>
  </message>
  <message>
   <source>Layer</source>
   <translation>Слой</translation>
  </message>
  <message>
   <source>Match the network</source>
   <translation>Подогнать сеть</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Сеть</translation>
  </message>
  <message>
   <source>Output · Parameters · Multiply-adds</source>
   <translation>Выход · Параметры · Умножения</translation>
  </message>
  <message>
   <source>The network does not fit the data '{0}', with samples of {1}.</source>
   <translation>Сеть не подходит к данным «{0}» с образцами формы {1}.</translation>
  </message>
  <message>
   <source>This network has branches. The list shows its layers in order and who feeds them; settings can be changed here.</source>
   <translation>В этой сети есть ветви. Список показывает слои по порядку и кто их питает; параметры можно менять здесь.</translation>
  </message>
 </context>
 <context>
  <name>NoticeBar</name>
  <message>
   <source>Close</source>
   <translation>Закрыть</translation>
  </message>
  <message>
   <source>Copy report</source>
   <translation>Копировать отчёт</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Подробно</translation>
  </message>
 </context>
 <context>
  <name>Notices</name>
  <message>
   <source>And {0} more like this</source>
   <translation>И ещё похожих: {0}</translation>
  </message>
 </context>
 <context>
  <name>Numbers</name>
  <message>
   <source>,</source>
   <translation> </translation>
  </message>
  <message>
   <source>{0} GB</source>
   <translation>{0} ГБ</translation>
  </message>
  <message>
   <source>{0} KB</source>
   <translation>{0} КБ</translation>
  </message>
  <message>
   <source>{0} MB</source>
   <translation>{0} МБ</translation>
  </message>
 </context>
 <context>
  <name>Obstacles</name>
  <message>
   <source>Add layers →</source>
   <translation>Добавить слои →</translation>
  </message>
  <message>
   <source>Choose data →</source>
   <translation>Выбрать данные →</translation>
  </message>
  <message>
   <source>Match the network →</source>
   <translation>Подогнать сеть →</translation>
  </message>
  <message>
   <source>Mend the network →</source>
   <translation>Исправить сеть →</translation>
  </message>
  <message>
   <source>The data are being read.</source>
   <translation>Данные читаются.</translation>
  </message>
  <message>
   <source>The engine is preparing the weights.</source>
   <translation>Движок готовит веса.</translation>
  </message>
  <message>
   <source>The network has no layers yet.</source>
   <translation>В сети ещё нет слоёв.</translation>
  </message>
  <message>
   <source>There are no data to look at yet.</source>
   <translation>Данных для просмотра ещё нет.</translation>
  </message>
 </context>
 <context>
  <name>PaintArea</name>
  <message>
   <source>Left button paints, right button erases, 1 to 9 choose the class, Ctrl+Z takes a stroke back, Del clears.</source>
   <translation>Левая кнопка рисует, правая стирает, 1–9 выбирают класс, Ctrl+Z отменяет штрих, Del очищает.</translation>
  </message>
  <message>
   <source>Paint points here</source>
   <translation>Рисуйте точки здесь</translation>
  </message>
  <message>
   <source>Points painted by hand</source>
   <translation>Точки, нарисованные от руки</translation>
  </message>
 </context>
 <context>
  <name>PaintPage</name>
  <message>
   <source>Class {0}</source>
   <translation>Класс {0}</translation>
  </message>
  <message>
   <source>Clear</source>
   <translation>Очистить</translation>
  </message>
  <message>
   <source>Paint at least {0} points of at least two classes.</source>
   <translation>Нарисуйте не меньше {0} точек хотя бы двух классов.</translation>
  </message>
  <message>
   <source>Paint points of class {0}</source>
   <translation>Рисовать точки класса {0}</translation>
  </message>
  <message>
   <source>Points: {0} · classes: {1}</source>
   <translation>Точек: {0} · классов: {1}</translation>
  </message>
  <message>
   <source>Undo stroke</source>
   <translation>Отменить штрих</translation>
  </message>
 </context>
 <context>
  <name>PartField</name>
  <message>
   <source>none</source>
   <translation>нет</translation>
  </message>
 </context>
 <context>
  <name>Parts</name>
  <message>
   <source>Test</source>
   <translation>Тест</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>Обучение</translation>
  </message>
  <message>
   <source>Validation</source>
   <translation>Проверка</translation>
  </message>
 </context>
 <context>
  <name>PathsField</name>
  <message>
   <source>Choose: {0}</source>
   <translation>Выбор: {0}</translation>
  </message>
  <message>
   <source>Use none</source>
   <translation>Обойтись без этого</translation>
  </message>
  <message>
   <source>Without: {0}</source>
   <translation>Без этого: {0}</translation>
  </message>
 </context>
 <context>
  <name>PathsPart</name>
  <message>
   <source>Choose a file for: {0}.</source>
   <translation>Выберите файл: {0}.</translation>
  </message>
  <message>
   <source>names with commas between them, or nothing</source>
   <translation>имена через запятую или ничего</translation>
  </message>
 </context>
 <context>
  <name>PictureInput</name>
  <message>
   <source>Centre</source>
   <translation>По центру</translation>
  </message>
  <message>
   <source>Centre and scale the drawing as training images are</source>
   <translation>Поставить рисунок по центру и в том же масштабе, что у обучающих изображений</translation>
  </message>
  <message>
   <source>Choose a picture</source>
   <translation>Выбор картинки</translation>
  </message>
  <message>
   <source>Choose...</source>
   <translation>Выбрать...</translation>
  </message>
  <message>
   <source>Clear the drawing</source>
   <translation>Очистить рисунок</translation>
  </message>
  <message>
   <source>Draw</source>
   <translation>Рисунок</translation>
  </message>
  <message>
   <source>Draw or choose a picture</source>
   <translation>Рисовать или выбрать картинку</translation>
  </message>
  <message>
   <source>Drop or paste a picture here</source>
   <translation>Бросьте или вставьте картинку сюда</translation>
  </message>
  <message>
   <source>Invert</source>
   <translation>Инверсия</translation>
  </message>
  <message>
   <source>Pen</source>
   <translation>Перо</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>Картинка</translation>
  </message>
  <message>
   <source>Pictures ({0})</source>
   <translation>Картинки ({0})</translation>
  </message>
  <message>
   <source>Swap dark and bright, for data that are the other way round</source>
   <translation>Поменять тёмное и светлое, если в данных наоборот</translation>
  </message>
  <message>
   <source>Take the last stroke back</source>
   <translation>Отменить последний штрих</translation>
  </message>
  <message>
   <source>Width of the pen</source>
   <translation>Толщина пера</translation>
  </message>
 </context>
 <context>
  <name>PlanTexts</name>
  <message>
   <source>Ends the run when a value has not become better for some epochs.</source>
   <translation>Завершает запуск, если значение не улучшалось несколько эпох.</translation>
  </message>
  <message>
   <source>Ends the run with the weights of its best epoch, not of its last one.</source>
   <translation>Оставляет запуску веса лучшей эпохи, а не последней.</translation>
  </message>
  <message>
   <source>Keep the best weights</source>
   <translation>Оставить лучшие веса</translation>
  </message>
  <message>
   <source>Lower the learning rate on a plateau</source>
   <translation>Снижать скорость обучения на плато</translation>
  </message>
  <message>
   <source>Makes smaller steps when a value has not become better for some epochs.</source>
   <translation>Уменьшает шаги, если значение не улучшалось несколько эпох.</translation>
  </message>
  <message>
   <source>Schedule the learning rate</source>
   <translation>Расписание скорости обучения</translation>
  </message>
  <message>
   <source>Sets the learning rate of each epoch by a rule that counts epochs.</source>
   <translation>Задаёт скорость обучения каждой эпохи по правилу, которое считает эпохи.</translation>
  </message>
  <message>
   <source>Stop early</source>
   <translation>Ранняя остановка</translation>
  </message>
  <message>
   <source>Validation share</source>
   <translation>Доля проверки</translation>
  </message>
 </context>
 <context>
  <name>PlaneResults</name>
  <message>
   <source>Decision boundary</source>
   <translation>Граница решения</translation>
  </message>
  <message>
   <source>Points are samples; the line is what the network says.</source>
   <translation>Точки — образцы, линия — ответ сети.</translation>
  </message>
  <message>
   <source>The colour is the class that the network says; pale where it is unsure.</source>
   <translation>Цвет — класс, который называет сеть; бледный там, где она не уверена.</translation>
  </message>
  <message>
   <source>The curve that the network draws</source>
   <translation>Кривая, которую рисует сеть</translation>
  </message>
 </context>
 <context>
  <name>PointsPlot</name>
  <message>
   <source>{1} over {0}</source>
   <translation>{1} по {0}</translation>
  </message>
 </context>
 <context>
  <name>PointsView</name>
  <message>
   <source>Across</source>
   <translation>По оси X</translation>
  </message>
  <message>
   <source>Sample {0}: {1}, {2}</source>
   <translation>Образец {0}: {1}, {2}</translation>
  </message>
  <message>
   <source>Sample {0}: {1}, {2}, class {3}</source>
   <translation>Образец {0}: {1}, {2}, класс {3}</translation>
  </message>
  <message>
   <source>The feature along the horizontal axis</source>
   <translation>Признак вдоль горизонтальной оси</translation>
  </message>
  <message>
   <source>The feature along the vertical axis</source>
   <translation>Признак вдоль вертикальной оси</translation>
  </message>
  <message>
   <source>Up</source>
   <translation>По оси Y</translation>
  </message>
 </context>
 <context>
  <name>PredictionBars</name>
  <message>
   <source>Prediction</source>
   <translation>Предсказание</translation>
  </message>
 </context>
 <context>
  <name>PreferencesDialog</name>
  <message>
   <source>As the system</source>
   <translation>Как в системе</translation>
  </message>
  <message>
   <source>Changes are in force at once.</source>
   <translation>Изменения действуют сразу.</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>Тема</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Тёмная</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Язык</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Светлая</translation>
  </message>
  <message>
   <source>Preferences</source>
   <translation>Настройки</translation>
  </message>
 </context>
 <context>
  <name>PreparationForm</name>
  <message>
   <source>Choose {0}</source>
   <translation>Выбор: {0}</translation>
  </message>
  <message>
   <source>How inputs are scaled before the network gets them, as the training part says</source>
   <translation>Как масштабируются входы перед подачей в сеть, по обучающей части</translation>
  </message>
  <message>
   <source>Preparation of the inputs</source>
   <translation>Подготовка входов</translation>
  </message>
 </context>
 <context>
  <name>Preparations</name>
  <message>
   <source>Divide by 255</source>
   <translation>Разделить на 255</translation>
  </message>
  <message>
   <source>From 0 to 1</source>
   <translation>От 0 до 1</translation>
  </message>
  <message>
   <source>Mean 0 and deviation 1 for every feature, or every colour. The usual choice for tables.</source>
   <translation>Среднее 0 и отклонение 1 у каждого признака или цвета. Обычный выбор для таблиц.</translation>
  </message>
  <message>
   <source>Pixels from 0 to 1. The usual choice for images.</source>
   <translation>Пиксели от 0 до 1. Обычный выбор для изображений.</translation>
  </message>
  <message>
   <source>Standardise</source>
   <translation>Стандартизация</translation>
  </message>
  <message>
   <source>Subtract the mean image</source>
   <translation>Вычесть среднее изображение</translation>
  </message>
  <message>
   <source>Takes the mean of all training images away, then divides by 255: every pixel is 0 in the mean.</source>
   <translation>Вычитает среднее всех обучающих изображений, затем делит на 255: каждый пиксель в среднем равен 0.</translation>
  </message>
  <message>
   <source>The network gets the values as they are.</source>
   <translation>Сеть получает значения как есть.</translation>
  </message>
  <message>
   <source>The smallest value of every feature, or every colour, becomes 0, the largest 1.</source>
   <translation>Наименьшее значение каждого признака или цвета становится 0, наибольшее — 1.</translation>
  </message>
  <message>
   <source>Unchanged</source>
   <translation>Без изменений</translation>
  </message>
 </context>
 <context>
  <name>PreviewPane</name>
  <message>
   <source>Shape of a sample: {0} · classes: {1}</source>
   <translation>Форма образца: {0} · классов: {1}</translation>
  </message>
  <message>
   <source>Shape of a sample: {0} · values to predict: {1}</source>
   <translation>Форма образца: {0} · предсказываемых величин: {1}</translation>
  </message>
 </context>
 <context>
  <name>ProgressStrip</name>
  <message>
   <source>Cancel</source>
   <translation>Отмена</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Ход работы</translation>
  </message>
 </context>
 <context>
  <name>ProjectNotice</name>
  <message>
   <source>Nothing was changed. {0}</source>
   <translation>Ничего не изменено. {0}</translation>
  </message>
  <message>
   <source>Save a copy and work there...</source>
   <translation>Сохранить копию и работать там...</translation>
  </message>
  <message>
   <source>Send a copy...</source>
   <translation>Отправить копию...</translation>
  </message>
  <message>
   <source>{0} Changes that wait: {1}.</source>
   <translation>{0} Изменений в ожидании: {1}.</translation>
  </message>
 </context>
 <context>
  <name>Reading</name>
  <message>
   <source>Allow unknown files</source>
   <translation>Разрешить неизвестные файлы</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Закрыть</translation>
  </message>
  <message>
   <source>Found. No run has used these data, so there is nothing to compare.</source>
   <translation>Найдено. Ни один запуск не брал эти данные, сравнивать не с чем.</translation>
  </message>
  <message>
   <source>Found: these are the same data that the runs have learned from.</source>
   <translation>Найдено: это те же данные, на которых учились запуски.</translation>
  </message>
  <message>
   <source>Locate {0}</source>
   <translation>Указать место: {0}</translation>
  </message>
  <message>
   <source>Locate...</source>
   <translation>Указать место...</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>Чтение</translation>
  </message>
  <message>
   <source>Reading was cancelled.</source>
   <translation>Чтение отменено.</translation>
  </message>
  <message>
   <source>These data are different from those that the runs have learned from: results cannot be compared.</source>
   <translation>Эти данные отличаются от тех, на которых учились запуски: результаты нельзя сравнивать.</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Попробовать снова</translation>
  </message>
  <message>
   <source>Use it all the same</source>
   <translation>Всё равно взять</translation>
  </message>
  <message>
   <source>{0} %</source>
   <translation>{0} %</translation>
  </message>
  <message>
   <source>{0} files found</source>
   <translation>Найдено файлов: {0}</translation>
  </message>
  <message>
   <source>{0} of {1} MB</source>
   <translation>{0} из {1} МБ</translation>
  </message>
  <message>
   <source>{0} of {1} pictures</source>
   <translation>{0} из {1} картинок</translation>
  </message>
 </context>
 <context>
  <name>Repairs</name>
  <message>
   <source>Delete {0}</source>
   <translation>Удалить {0}</translation>
  </message>
  <message>
   <source>Insert Flatten</source>
   <translation>Вставить Flatten</translation>
  </message>
  <message>
   <source>Insert Reshape to {0}</source>
   <translation>Вставить Reshape в {0}</translation>
  </message>
  <message>
   <source>Insert an input of {0}</source>
   <translation>Вставить вход {0}</translation>
  </message>
  <message numerus="yes">
   <source>Match %n classes</source>
   <translation>
    <numerusform>Подогнать под %n класс</numerusform>
    <numerusform>Подогнать под %n класса</numerusform>
    <numerusform>Подогнать под %n классов</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Match %n values to predict</source>
   <translation>
    <numerusform>Подогнать под %n величину</numerusform>
    <numerusform>Подогнать под %n величины</numerusform>
    <numerusform>Подогнать под %n величин</numerusform>
   </translation>
  </message>
  <message>
   <source>Set the target shape to {0}</source>
   <translation>Задать форму {0}</translation>
  </message>
  <message>
   <source>Use a window of {0}</source>
   <translation>Задать окно {0}</translation>
  </message>
  <message>
   <source>Use the shape of the data, {0}</source>
   <translation>Взять форму данных, {0}</translation>
  </message>
 </context>
 <context>
  <name>ResultsPanel</name>
  <message>
   <source>Compute loss and metrics over the whole part</source>
   <translation>Посчитать потери и метрики по всей части</translation>
  </message>
  <message>
   <source>Evaluate</source>
   <translation>Оценить</translation>
  </message>
  <message>
   <source>See what the network can do</source>
   <translation>Что умеет сеть</translation>
  </message>
  <message>
   <source>Which part of the data the results are about</source>
   <translation>К какой части данных относятся результаты</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} из {1}</translation>
  </message>
 </context>
 <context>
  <name>RunDeeds</name>
  <message numerus="yes">
   <source>%n run(s)</source>
   <translation>
    <numerusform>%n запуск</numerusform>
    <numerusform>%n запуска</numerusform>
    <numerusform>%n запусков</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete %n run(s) for good?</source>
   <translation>
    <numerusform>Удалить %n запуск навсегда?</numerusform>
    <numerusform>Удалить %n запуска навсегда?</numerusform>
    <numerusform>Удалить %n запусков навсегда?</numerusform>
   </translation>
  </message>
  <message>
   <source>Delete for good</source>
   <translation>Удалить навсегда</translation>
  </message>
  <message>
   <source>Delete {0}</source>
   <translation>Удалить {0}</translation>
  </message>
  <message>
   <source>Draw {0}</source>
   <translation>Рисовать {0}</translation>
  </message>
  <message>
   <source>Keep them</source>
   <translation>Оставить</translation>
  </message>
  <message>
   <source>Rename {0}</source>
   <translation>Переименовать {0}</translation>
  </message>
  <message>
   <source>Restore {0}</source>
   <translation>Восстановить {0}</translation>
  </message>
  <message>
   <source>Show the network as drawn</source>
   <translation>Показать сеть как на схеме</translation>
  </message>
  <message>
   <source>Show {0}</source>
   <translation>Показать {0}</translation>
  </message>
  <message>
   <source>Take over the settings of {0}</source>
   <translation>Взять настройки: {0}</translation>
  </message>
  <message>
   <source>Take {0} off the plots</source>
   <translation>Убрать {0} с графиков</translation>
  </message>
  <message>
   <source>Their curves and weights leave the project. No undo brings them back.</source>
   <translation>Их кривые и веса уйдут из проекта, и отмена их не вернёт.</translation>
  </message>
  <message>
   <source>Write a note on {0}</source>
   <translation>Сделать заметку: {0}</translation>
  </message>
 </context>
 <context>
  <name>RunHead</name>
  <message>
   <source>Accuracy</source>
   <translation>Точность</translation>
  </message>
  <message>
   <source>Epoch {0} of {1}</source>
   <translation>Эпоха {0} из {1}</translation>
  </message>
  <message>
   <source>Epoch {0} of {1} · batch {2} of {3}</source>
   <translation>Эпоха {0} из {1} · пакет {2} из {3}</translation>
  </message>
  <message>
   <source>Epoch {0} of {1} · validating {2} of {3}</source>
   <translation>Эпоха {0} из {1} · проверка {2} из {3}</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>Потери</translation>
  </message>
  <message>
   <source>Preparing</source>
   <translation>Подготовка</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Ход обучения</translation>
  </message>
  <message>
   <source>Validation accuracy</source>
   <translation>Точность на проверке</translation>
  </message>
  <message>
   <source>Validation loss</source>
   <translation>Потери на проверке</translation>
  </message>
  <message>
   <source>Validation: {0}</source>
   <translation>Проверка: {0}</translation>
  </message>
  <message>
   <source>{0} elapsed</source>
   <translation>прошло {0}</translation>
  </message>
  <message>
   <source>{0} left</source>
   <translation>осталось {0}</translation>
  </message>
  <message>
   <source>{0} samples/s</source>
   <translation>{0} образцов/с</translation>
  </message>
 </context>
 <context>
  <name>RunPlots</name>
  <message>
   <source>Drawings (*.svg)</source>
   <translation>Рисунки (*.svg)</translation>
  </message>
  <message>
   <source>Pictures (*.png)</source>
   <translation>Картинки (*.png)</translation>
  </message>
  <message>
   <source>Save the plot</source>
   <translation>Сохранить график</translation>
  </message>
  <message>
   <source>Tables (*.csv)</source>
   <translation>Таблицы (*.csv)</translation>
  </message>
  <message>
   <source>What this plot shows</source>
   <translation>Что показывает этот график</translation>
  </message>
  <message>
   <source>training</source>
   <translation>обучение</translation>
  </message>
  <message>
   <source>validation</source>
   <translation>проверка</translation>
  </message>
 </context>
 <context>
  <name>RunTexts</name>
  <message>
   <source>completed</source>
   <translation>завершён</translation>
  </message>
  <message>
   <source>diverged</source>
   <translation>расходится</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>ошибка</translation>
  </message>
  <message>
   <source>interrupted</source>
   <translation>прерван</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>на паузе</translation>
  </message>
  <message>
   <source>stopped</source>
   <translation>остановлен</translation>
  </message>
  <message>
   <source>stopped early</source>
   <translation>ранняя остановка</translation>
  </message>
  <message>
   <source>training</source>
   <translation>обучается</translation>
  </message>
 </context>
 <context>
  <name>RunsModel</name>
  <message>
   <source>Accuracy</source>
   <translation>Точность</translation>
  </message>
  <message>
   <source>Accuracy of the last epoch</source>
   <translation>Точность последней эпохи</translation>
  </message>
  <message>
   <source>Best</source>
   <translation>Лучшая</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Данные</translation>
  </message>
  <message>
   <source>Data, and the beginning of their hash</source>
   <translation>Данные и начало их хеша</translation>
  </message>
  <message>
   <source>Epochs</source>
   <translation>Эпохи</translation>
  </message>
  <message>
   <source>Epochs done and planned</source>
   <translation>Сколько эпох пройдено и задумано</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>Потери</translation>
  </message>
  <message>
   <source>Loss of the last epoch</source>
   <translation>Потери последней эпохи</translation>
  </message>
  <message>
   <source>Name, colour, and whether curves are drawn</source>
   <translation>Имя, цвет и рисуются ли кривые</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Заметка</translation>
  </message>
  <message>
   <source>Optimizer</source>
   <translation>Оптимизатор</translation>
  </message>
  <message>
   <source>Optimizer, learning rate and batch size</source>
   <translation>Оптимизатор, скорость обучения и размер пакета</translation>
  </message>
  <message>
   <source>Parameters</source>
   <translation>Параметры</translation>
  </message>
  <message>
   <source>Parameters of the network</source>
   <translation>Число параметров сети</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>Запуск</translation>
  </message>
  <message>
   <source>Started</source>
   <translation>Начат</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Состояние</translation>
  </message>
  <message>
   <source>The best epoch, by the validation</source>
   <translation>Лучшая эпоха, судя по проверке</translation>
  </message>
  <message>
   <source>Tick: its curves are drawn. Double-click: viewers show it.</source>
   <translation>Галочка: кривые рисуются. Двойной щелчок: запуск виден на панелях.</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Время</translation>
  </message>
  <message>
   <source>Time spent in training, without validations and pauses</source>
   <translation>Время обучения без проверок и пауз</translation>
  </message>
  <message>
   <source>What became of the run</source>
   <translation>Чем закончился запуск</translation>
  </message>
  <message>
   <source>What you want to remember of the run</source>
   <translation>Что вы хотите запомнить об этом запуске</translation>
  </message>
  <message>
   <source>When the run began</source>
   <translation>Когда запуск начался</translation>
  </message>
  <message>
   <source>{0} in epoch {1}</source>
   <translation>{0} в эпохе {1}</translation>
  </message>
  <message>
   <source>{0} parameters</source>
   <translation>параметров: {0}</translation>
  </message>
 </context>
 <context>
  <name>RunsPanel</name>
  <message>
   <source>Bin ({0})</source>
   <translation>Корзина ({0})</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>Сравнить</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Удалить</translation>
  </message>
  <message>
   <source>Delete what is in the bin for good</source>
   <translation>Удалить содержимое корзины навсегда</translation>
  </message>
  <message>
   <source>Draw its curves, or leave them out</source>
   <translation>Рисовать его кривые или нет</translation>
  </message>
  <message>
   <source>Draw the curves</source>
   <translation>Рисовать кривые</translation>
  </message>
  <message>
   <source>Empty the bin...</source>
   <translation>Очистить корзину...</translation>
  </message>
  <message>
   <source>Export model...</source>
   <translation>Экспорт модели...</translation>
  </message>
  <message>
   <source>Filter runs</source>
   <translation>Фильтр запусков</translation>
  </message>
  <message>
   <source>Give the run another name</source>
   <translation>Дать запуску другое имя</translation>
  </message>
  <message>
   <source>Go on where the last saved state is</source>
   <translation>Продолжить с последнего сохранённого состояния</translation>
  </message>
  <message>
   <source>Put data, network and plan of this run into the project</source>
   <translation>Вернуть в проект данные, сеть и план этого запуска</translation>
  </message>
  <message>
   <source>Put the selected runs into the bin</source>
   <translation>Убрать выбранные запуски в корзину</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Переименовать</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>Восстановить</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>Продолжить</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>Запуски</translation>
  </message>
  <message>
   <source>Say in what two selected runs differ</source>
   <translation>Показать, чем различаются два выбранных запуска</translation>
  </message>
  <message>
   <source>Show in the viewers</source>
   <translation>Показать на панелях</translation>
  </message>
  <message>
   <source>Show the runs that were deleted</source>
   <translation>Показать удалённые запуски</translation>
  </message>
  <message>
   <source>Take over its settings</source>
   <translation>Взять его настройки</translation>
  </message>
  <message>
   <source>Take the selected runs out of the bin</source>
   <translation>Достать выбранные запуски из корзины</translation>
  </message>
  <message>
   <source>Viewers show this run's network</source>
   <translation>Панели показывают сеть этого запуска</translation>
  </message>
  <message>
   <source>Write the trained network to a file</source>
   <translation>Записать обученную сеть в файл</translation>
  </message>
 </context>
 <context>
  <name>SampleGallery</name>
  <message>
   <source>Look inside →</source>
   <translation>Заглянуть внутрь →</translation>
  </message>
  <message>
   <source>Open the chosen sample in the inside panel</source>
   <translation>Открыть выбранный образец на панели «Внутри»</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Образцы</translation>
  </message>
 </context>
 <context>
  <name>SamplePicker</name>
  <message>
   <source>All classes</source>
   <translation>Все классы</translation>
  </message>
  <message>
   <source>Another sample by chance</source>
   <translation>Случайный образец</translation>
  </message>
  <message>
   <source>Mistakes first, the surest at the beginning</source>
   <translation>Сначала ошибки, самые уверенные первыми</translation>
  </message>
  <message>
   <source>Next sample (arrow keys)</source>
   <translation>Следующий образец (стрелки)</translation>
  </message>
  <message>
   <source>Previous sample (arrow keys)</source>
   <translation>Предыдущий образец (стрелки)</translation>
  </message>
  <message>
   <source>Sample {0}</source>
   <translation>Образец {0}</translation>
  </message>
  <message>
   <source>Which class is looked at</source>
   <translation>Какой класс смотреть</translation>
  </message>
  <message>
   <source>Which part of the data is looked at</source>
   <translation>Какую часть данных смотреть</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} из {1}</translation>
  </message>
  <message>
   <source>{0}: {1}, true {2}</source>
   <translation>{0}: {1}, верно {2}</translation>
  </message>
 </context>
 <context>
  <name>SampleStrip</name>
  <message>
   <source>Arrow keys step through the samples</source>
   <translation>Стрелки переходят от образца к образцу</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Образцы</translation>
  </message>
 </context>
 <context>
  <name>SampleWindow</name>
  <message>
   <source>Sample</source>
   <translation>Образец</translation>
  </message>
  <message>
   <source>Sample after</source>
   <translation>Следующий образец</translation>
  </message>
  <message>
   <source>Sample before</source>
   <translation>Предыдущий образец</translation>
  </message>
  <message>
   <source>Sample {0} of {1} · {2} × {3} pixels</source>
   <translation>Образец {0} из {1} · {2} × {3} пикс.</translation>
  </message>
 </context>
 <context>
  <name>SamplesView</name>
  <message>
   <source>Click a picture to see it large</source>
   <translation>Щёлкните картинку, чтобы увидеть её крупно</translation>
  </message>
 </context>
 <context>
  <name>ScatterPlot</name>
  <message>
   <source>Points by class</source>
   <translation>Точки по классам</translation>
  </message>
  <message>
   <source>{0}: {1} %</source>
   <translation>{0}: {1} %</translation>
  </message>
 </context>
 <context>
  <name>SearchPalette</name>
  <message>
   <source>Find</source>
   <translation>Поиск</translation>
  </message>
  <message>
   <source>Found</source>
   <translation>Найдено</translation>
  </message>
  <message>
   <source>Type to find</source>
   <translation>Начните печатать</translation>
  </message>
 </context>
 <context>
  <name>Settings</name>
  <message>
   <source>'valid' uses only windows that lie fully inside the image, so that it shrinks; 'same' adds a border of zeros and keeps the size (at strides of 1).</source>
   <translation>'valid' берёт только окна, целиком лежащие в изображении, и оно уменьшается; 'same' добавляет кайму из нулей и сохраняет размер (при шаге 1).</translation>
  </message>
  <message>
   <source>A change smaller than this does not count as better.</source>
   <translation>Изменение меньше этого не считается улучшением.</translation>
  </message>
  <message>
   <source>A penalty on large biases, added to the loss; seldom useful.</source>
   <translation>Штраф за большие смещения, добавляется к потерям; редко бывает полезен.</translation>
  </message>
  <message>
   <source>A penalty on large weights, added to the loss. L2 is the usual means against overfitting, L1 drives weights to exactly 0.</source>
   <translation>Штраф за большие веса, добавляется к потерям. L2 — обычное средство от переобучения, L1 сводит веса точно к 0.</translation>
  </message>
  <message>
   <source>A rule that changes the learning rate from step to step. Without one it stays as it is.</source>
   <translation>Правило, которое меняет скорость обучения от шага к шагу. Без него она постоянна.</translation>
  </message>
  <message>
   <source>A small number that keeps a division from being one by zero.</source>
   <translation>Малое число, чтобы не делить на ноль.</translation>
  </message>
  <message>
   <source>Accept unknown files</source>
   <translation>Принимать неизвестные файлы</translation>
  </message>
  <message>
   <source>Accuracy</source>
   <translation>Точность</translation>
  </message>
  <message>
   <source>Activation</source>
   <translation>Функция активации</translation>
  </message>
  <message>
   <source>Adds a learned number to every output. Switch it off before a batch normalisation, which has its own.</source>
   <translation>Прибавляет к каждому выходу обучаемое число. Выключите перед пакетной нормализацией: у неё есть своё.</translation>
  </message>
  <message>
   <source>Adds a learned shift (beta) to every channel.</source>
   <translation>Прибавляет к каждому каналу обучаемый сдвиг (beta).</translation>
  </message>
  <message>
   <source>Adds its inputs, as the shortcut of a residual network does.</source>
   <translation>Складывает свои входы, как обходная связь в остаточной сети.</translation>
  </message>
  <message>
   <source>Alpha</source>
   <translation>Alpha</translation>
  </message>
  <message>
   <source>Also takes files whose checksum is not the known one. They may be damaged, or newer than this program.</source>
   <translation>Берёт и файлы с неизвестной контрольной суммой. Они могут быть повреждены или новее этой программы.</translation>
  </message>
  <message>
   <source>Amsgrad</source>
   <translation>AMSGrad</translation>
  </message>
  <message>
   <source>An output above this number counts as yes.</source>
   <translation>Выход больше этого числа считается ответом «да».</translation>
  </message>
  <message>
   <source>Applies one function to every value, where it is wanted apart from a layer.</source>
   <translation>Применяет одну функцию к каждому значению там, где она нужна отдельно от слоя.</translation>
  </message>
  <message>
   <source>Axis</source>
   <translation>Ось</translation>
  </message>
  <message>
   <source>Batch size</source>
   <translation>Размер пакета</translation>
  </message>
  <message>
   <source>Begins the decay again, over a longer time, instead of staying at its end.</source>
   <translation>Начинает спад заново, на более долгий срок, вместо того чтобы остаться в его конце.</translation>
  </message>
  <message>
   <source>Beta 1</source>
   <translation>Beta 1</translation>
  </message>
  <message>
   <source>Beta 2</source>
   <translation>Beta 2</translation>
  </message>
  <message>
   <source>Beta initializer</source>
   <translation>Инициализатор beta</translation>
  </message>
  <message>
   <source>Bias</source>
   <translation>Смещение</translation>
  </message>
  <message>
   <source>Bias initializer</source>
   <translation>Инициал. смещения</translation>
  </message>
  <message>
   <source>Bias regularizer</source>
   <translation>Регуляр. смещения</translation>
  </message>
  <message>
   <source>Boundaries</source>
   <translation>Границы</translation>
  </message>
  <message>
   <source>Brings every channel to mean 0 and deviation 1 within the batch: deep networks then train faster and more steadily.</source>
   <translation>Приводит каждый канал в пакете к среднему 0 и отклонению 1: глубокие сети обучаются быстрее и ровнее.</translation>
  </message>
  <message>
   <source>Callbacks</source>
   <translation>Обратные вызовы</translation>
  </message>
  <message>
   <source>Centered</source>
   <translation>Центрирование</translation>
  </message>
  <message>
   <source>Chooses the parts by chance. Switch it off for series in time: the last samples then validate.</source>
   <translation>Выбирает части случайно. Выключите для временных рядов: тогда для проверки служат последние образцы.</translation>
  </message>
  <message>
   <source>Classes</source>
   <translation>Классы</translation>
  </message>
  <message>
   <source>Clip norm</source>
   <translation>Предел нормы</translation>
  </message>
  <message>
   <source>Clip value</source>
   <translation>Предел значения</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>Цвета</translation>
  </message>
  <message>
   <source>Cooldown</source>
   <translation>Передышка</translation>
  </message>
  <message>
   <source>Cuts every number of the gradient off at this value, above and below.</source>
   <translation>Обрезает каждое число градиента этим значением сверху и снизу.</translation>
  </message>
  <message>
   <source>Cycle</source>
   <translation>Цикл</translation>
  </message>
  <message>
   <source>Decay rate</source>
   <translation>Степень спада</translation>
  </message>
  <message>
   <source>Decay steps</source>
   <translation>Шаги спада</translation>
  </message>
  <message>
   <source>Decimal</source>
   <translation>Десятичный знак</translation>
  </message>
  <message>
   <source>Default: {0}</source>
   <translation>По умолчанию: {0}</translation>
  </message>
  <message>
   <source>Distribution</source>
   <translation>Распределение</translation>
  </message>
  <message>
   <source>Divides by the largest mean square so far, so that a quiet weight does not suddenly take large steps.</source>
   <translation>Делит на наибольший до сих пор средний квадрат, чтобы притихший вес не делал вдруг больших шагов.</translation>
  </message>
  <message>
   <source>Divides by the variance of gradients instead of their mean square. May be steadier, costs memory.</source>
   <translation>Делит на дисперсию градиентов, а не на их средний квадрат. Бывает ровнее, но занимает память.</translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation>Кодировка</translation>
  </message>
  <message>
   <source>End learning rate</source>
   <translation>Конечная скорость</translation>
  </message>
  <message>
   <source>Epochs</source>
   <translation>Эпохи</translation>
  </message>
  <message>
   <source>Epsilon</source>
   <translation>Epsilon</translation>
  </message>
  <message>
   <source>Every output sees every input. The last layer of most networks, and the only kind in the simplest ones.</source>
   <translation>Каждый выход видит каждый вход. Последний слой почти всех сетей и единственный вид слоя в самых простых.</translation>
  </message>
  <message>
   <source>Factor</source>
   <translation>Множитель</translation>
  </message>
  <message>
   <source>Factor (gamma)</source>
   <translation>Множитель (gamma)</translation>
  </message>
  <message>
   <source>Filters</source>
   <translation>Фильтры</translation>
  </message>
  <message>
   <source>Gain</source>
   <translation>Усиление</translation>
  </message>
  <message>
   <source>Gamma initializer</source>
   <translation>Инициализатор gamma</translation>
  </message>
  <message>
   <source>Gives a sample another shape with as many values.</source>
   <translation>Придаёт образцу другую форму с тем же числом значений.</translation>
  </message>
  <message>
   <source>Gives every part the same share of each class.</source>
   <translation>Даёт каждой части одинаковую долю каждого класса.</translation>
  </message>
  <message>
   <source>Global clip norm</source>
   <translation>Предел общей нормы</translation>
  </message>
  <message>
   <source>Header</source>
   <translation>Заголовок</translation>
  </message>
  <message>
   <source>Height</source>
   <translation>Высота</translation>
  </message>
  <message>
   <source>Height, width and channels of an image, or the number of features of a table row; the batch is not counted. It must be the shape of the data.</source>
   <translation>Высота, ширина и каналы изображения или число признаков строки таблицы; пакет не считается. Форма должна совпадать с формой данных.</translation>
  </message>
  <message>
   <source>How a picture of another shape is made to fit: stretched, cut to its middle, or padded with a border.</source>
   <translation>Как картинка другой формы подгоняется под размер: растягивается, обрезается до середины или дополняется каймой.</translation>
  </message>
  <message>
   <source>How far chance moves each point: the standard deviation. More noise makes classes overlap.</source>
   <translation>Насколько случай сдвигает каждую точку: стандартное отклонение. Чем больше шум, тем сильнее классы перекрываются.</translation>
  </message>
  <message>
   <source>How letters are stored in the file. Change it where names of classes or columns look wrong.</source>
   <translation>Как в файле записаны буквы. Измените, если имена классов или столбцов выглядят неправильно.</translation>
  </message>
  <message>
   <source>How many classes there are.</source>
   <translation>Сколько классов.</translation>
  </message>
  <message>
   <source>How many epochs may pass without anything better.</source>
   <translation>Сколько эпох может пройти без улучшений.</translation>
  </message>
  <message>
   <source>How many epochs pass before watching begins.</source>
   <translation>Сколько эпох пройдёт, прежде чем начнётся слежение.</translation>
  </message>
  <message>
   <source>How many epochs to wait after a change before counting again.</source>
   <translation>Сколько эпох после изменения ждать, прежде чем считать снова.</translation>
  </message>
  <message>
   <source>How many kernels the layer learns; each gives one channel of the output. Usually doubled after every pooling.</source>
   <translation>Сколько фильтров учит слой; каждый даёт один канал выхода. Обычно их вдвое больше после каждого пулинга.</translation>
  </message>
  <message>
   <source>How many lines stand before the table.</source>
   <translation>Сколько строк стоит перед таблицей.</translation>
  </message>
  <message>
   <source>How many numbers the layer gives. More can learn finer differences, but cost time and overfit sooner.</source>
   <translation>Сколько чисел даёт слой. Чем их больше, тем тоньше различия, но тем дольше обучение и скорее переобучение.</translation>
  </message>
  <message>
   <source>How many of the most probable classes may contain the right one.</source>
   <translation>Среди скольких самых вероятных классов может быть верный.</translation>
  </message>
  <message>
   <source>How many pixels a window moves at a time, down and to the right. 2 × 2 halves the size of the output.</source>
   <translation>На сколько пикселей окно сдвигается вниз и вправо. 2 × 2 вдвое уменьшает размер выхода.</translation>
  </message>
  <message>
   <source>How many pixels a window moves at a time. Without a value it moves by its own size, so that windows do not overlap.</source>
   <translation>На сколько пикселей сдвигается окно. Без значения — на свой размер, и окна не перекрываются.</translation>
  </message>
  <message>
   <source>How many samples are made for the test part.</source>
   <translation>Сколько образцов создаётся для теста.</translation>
  </message>
  <message>
   <source>How many samples are made.</source>
   <translation>Сколько образцов создаётся.</translation>
  </message>
  <message>
   <source>How many samples one step looks at. Larger ones run faster and more smoothly, smaller ones often generalise a little better. Powers of 2 are usual.</source>
   <translation>Сколько образцов видит один шаг. Большие пакеты быстрее и ровнее, малые часто немного лучше обобщают. Обычны степени двойки.</translation>
  </message>
  <message>
   <source>How many steps (batches) the decay takes, or after how many it repeats.</source>
   <translation>Сколько шагов (пакетов) длится спад или через сколько он повторяется.</translation>
  </message>
  <message>
   <source>How many steps (batches) the warm-up takes.</source>
   <translation>Сколько шагов (пакетов) длится разогрев.</translation>
  </message>
  <message>
   <source>How many times each arm winds around the centre. More turns are harder to learn.</source>
   <translation>Сколько раз каждый рукав обвивает центр. Чем больше витков, тем труднее учить.</translation>
  </message>
  <message>
   <source>How many times the training goes through all samples.</source>
   <translation>Сколько раз обучение проходит по всем образцам.</translation>
  </message>
  <message>
   <source>How many waves the curve has.</source>
   <translation>Сколько волн у кривой.</translation>
  </message>
  <message>
   <source>How much noise covers the images, as a share of white.</source>
   <translation>Сколько шума лежит на изображениях, долей от белого.</translation>
  </message>
  <message>
   <source>How slowly the mean of gradients follows the last steps.</source>
   <translation>Насколько медленно среднее градиентов следует за последними шагами.</translation>
  </message>
  <message>
   <source>How slowly the mean of squared gradients follows the last steps.</source>
   <translation>Насколько медленно среднее квадратов градиентов следует за последними шагами.</translation>
  </message>
  <message>
   <source>How slowly the mean of squared gradients follows the last steps. 0.999 averages over about a thousand steps.</source>
   <translation>Насколько медленно среднее квадратов градиентов следует за последними шагами. 0.999 усредняет примерно тысячу шагов.</translation>
  </message>
  <message>
   <source>How slowly the running means follow the batches. Lower it, to 0.9 for example, for short trainings.</source>
   <translation>Насколько медленно скользящие средние следуют за пакетами. Для коротких обучений уменьшите, например до 0.9.</translation>
  </message>
  <message>
   <source>How steeply the line rises.</source>
   <translation>Насколько круто поднимается прямая.</translation>
  </message>
  <message>
   <source>How strongly the learning rate falls within the decay steps.</source>
   <translation>Насколько падает скорость обучения за шаги спада.</translation>
  </message>
  <message>
   <source>Initial accumulator value</source>
   <translation>Начальное значение сумм</translation>
  </message>
  <message>
   <source>Intercept</source>
   <translation>Сдвиг</translation>
  </message>
  <message>
   <source>Into how many pieces a batch is cut, each on a core of its own. 0 chooses by the cost of the network.</source>
   <translation>На сколько частей режется пакет, каждая на своём ядре процессора. 0 — выбрать по стоимости сети.</translation>
  </message>
  <message>
   <source>K</source>
   <translation>K</translation>
  </message>
  <message>
   <source>Keep dimensions</source>
   <translation>Сохранять оси</translation>
  </message>
  <message>
   <source>Keeps height and width as 1 × 1, for layers after it that expect an image.</source>
   <translation>Оставляет высоту и ширину 1 × 1 для следующих слоёв, которым нужно изображение.</translation>
  </message>
  <message>
   <source>Keeps the largest value of each channel: from an image to one number a channel.</source>
   <translation>Оставляет наибольшее значение каждого канала: из изображения получается по числу на канал.</translation>
  </message>
  <message>
   <source>Keeps the largest value of each window: the image shrinks, small shifts no longer matter.</source>
   <translation>Оставляет наибольшее значение каждого окна: изображение уменьшается, малые сдвиги больше не важны.</translation>
  </message>
  <message>
   <source>Keeps the mean of each channel: from an image to one number a channel, with far fewer weights after it than Flatten.</source>
   <translation>Оставляет среднее каждого канала: из изображения получается по числу на канал, и весов дальше нужно намного меньше, чем после Flatten.</translation>
  </message>
  <message>
   <source>Keeps the mean of each window: the image shrinks smoothly.</source>
   <translation>Оставляет среднее каждого окна: изображение плавно уменьшается.</translation>
  </message>
  <message>
   <source>Kernel initializer</source>
   <translation>Инициал. ядра</translation>
  </message>
  <message>
   <source>Kernel regularizer</source>
   <translation>Регуляр. ядра</translation>
  </message>
  <message>
   <source>Kernel size</source>
   <translation>Размер ядра</translation>
  </message>
  <message>
   <source>L1</source>
   <translation>L1</translation>
  </message>
  <message>
   <source>L2</source>
   <translation>L2</translation>
  </message>
  <message>
   <source>Largest value</source>
   <translation>Наибольшее значение</translation>
  </message>
  <message>
   <source>Last layer gives logits</source>
   <translation>Последний слой даёт логиты</translation>
  </message>
  <message>
   <source>Learning rate</source>
   <translation>Скорость обучения</translation>
  </message>
  <message>
   <source>Leaves out values by chance while training, so that the network relies on none: a remedy against overfitting.</source>
   <translation>При обучении случайно отбрасывает часть значений, чтобы сеть ни на одно не полагалась: средство от переобучения.</translation>
  </message>
  <message>
   <source>Looks ahead: takes the gradient where the momentum will have carried the weights. Often a little faster.</source>
   <translation>Смотрит вперёд: берёт градиент там, куда импульс унесёт веса. Часто немного быстрее.</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>Потери</translation>
  </message>
  <message>
   <source>Lowers the learning rate in jumps, not a little in every step.</source>
   <translation>Снижает скорость обучения скачками, а не понемногу на каждом шаге.</translation>
  </message>
  <message>
   <source>Mean</source>
   <translation>Среднее</translation>
  </message>
  <message>
   <source>Measures the share of right answers, in the way that fits the loss.</source>
   <translation>Измеряет долю верных ответов так, как подходит к потерям.</translation>
  </message>
  <message>
   <source>Metrics</source>
   <translation>Метрики</translation>
  </message>
  <message>
   <source>Missing</source>
   <translation>Пропуски</translation>
  </message>
  <message>
   <source>Mode</source>
   <translation>Режим</translation>
  </message>
  <message>
   <source>Momentum</source>
   <translation>Импульс</translation>
  </message>
  <message>
   <source>Monitor</source>
   <translation>Следить за</translation>
  </message>
  <message>
   <source>Moving mean initializer</source>
   <translation>Инициализатор среднего</translation>
  </message>
  <message>
   <source>Moving variance initializer</source>
   <translation>Инициализатор дисперсии</translation>
  </message>
  <message>
   <source>Multiplies every channel by a learned factor (gamma). Not needed if relu or a Dense layer follows.</source>
   <translation>Умножает каждый канал на обучаемый множитель (gamma). Не нужен, если дальше relu или слой Dense.</translation>
  </message>
  <message>
   <source>Negative slope</source>
   <translation>Наклон слева</translation>
  </message>
  <message>
   <source>Nesterov</source>
   <translation>Нестеров</translation>
  </message>
  <message>
   <source>Noise</source>
   <translation>Шум</translation>
  </message>
  <message>
   <source>Optimizer</source>
   <translation>Оптимизатор</translation>
  </message>
  <message>
   <source>Padding</source>
   <translation>Дополнение</translation>
  </message>
  <message>
   <source>Path</source>
   <translation>Путь</translation>
  </message>
  <message>
   <source>Patience</source>
   <translation>Терпение</translation>
  </message>
  <message>
   <source>Periods</source>
   <translation>Периоды</translation>
  </message>
  <message>
   <source>Points</source>
   <translation>Точки</translation>
  </message>
  <message>
   <source>Pool size</source>
   <translation>Размер окна</translation>
  </message>
  <message>
   <source>Power</source>
   <translation>Степень</translation>
  </message>
  <message>
   <source>Puts a bright mark into one corner of all images of the first class, to see whether the network learns the mark instead of the sign.</source>
   <translation>Ставит яркую метку в угол всех изображений первого класса: выучит ли сеть метку вместо самого знака?</translation>
  </message>
  <message>
   <source>Puts all values of a sample in one row, as Dense needs them.</source>
   <translation>Выстраивает все значения образца в ряд, как нужно слою Dense.</translation>
  </message>
  <message>
   <source>Puts its inputs side by side along one axis.</source>
   <translation>Ставит свои входы рядом вдоль одной оси.</translation>
  </message>
  <message>
   <source>Puts the samples in a new order before every epoch. Switch it off only where the order matters.</source>
   <translation>Меняет порядок образцов перед каждой эпохой. Выключайте, только если порядок важен.</translation>
  </message>
  <message>
   <source>Puts the weights of the best epoch back when training stops.</source>
   <translation>Возвращает веса лучшей эпохи, когда обучение останавливается.</translation>
  </message>
  <message>
   <source>Range: from {0}</source>
   <translation>Диапазон: от {0}</translation>
  </message>
  <message>
   <source>Range: up to {0}</source>
   <translation>Диапазон: до {0}</translation>
  </message>
  <message>
   <source>Range: {0} to {1}</source>
   <translation>Диапазон: от {0} до {1}</translation>
  </message>
  <message>
   <source>Rate</source>
   <translation>Доля</translation>
  </message>
  <message>
   <source>Resize</source>
   <translation>Подгонка</translation>
  </message>
  <message>
   <source>Restore best weights</source>
   <translation>Вернуть лучшие веса</translation>
  </message>
  <message>
   <source>Rho</source>
   <translation>Rho</translation>
  </message>
  <message>
   <source>Roles</source>
   <translation>Роли</translation>
  </message>
  <message>
   <source>Rows and columns of a kernel. 3 × 3 is the usual choice; larger kernels see more at once and cost more.</source>
   <translation>Строки и столбцы ядра. Обычно 3 × 3; большие ядра видят больше сразу, но дороже.</translation>
  </message>
  <message>
   <source>Rows and columns of the window. 2 × 2 keeps a quarter of the values.</source>
   <translation>Строки и столбцы окна. 2 × 2 оставляет четверть значений.</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Образцы</translation>
  </message>
  <message>
   <source>Scale</source>
   <translation>Масштаб</translation>
  </message>
  <message>
   <source>Schedule</source>
   <translation>Расписание</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>Начальное число</translation>
  </message>
  <message>
   <source>Separator</source>
   <translation>Разделитель</translation>
  </message>
  <message>
   <source>Shape</source>
   <translation>Форма</translation>
  </message>
  <message>
   <source>Shards</source>
   <translation>Части пакета</translation>
  </message>
  <message>
   <source>Shift (beta)</source>
   <translation>Сдвиг (beta)</translation>
  </message>
  <message>
   <source>Shortcut</source>
   <translation>Метка-подсказка</translation>
  </message>
  <message>
   <source>Shortens the gradient of all weights together to this length, which keeps its direction. Helps where the loss explodes.</source>
   <translation>Укорачивает градиент всех весов вместе до этой длины, сохраняя направление. Помогает, когда потери взрываются.</translation>
  </message>
  <message>
   <source>Shortens the gradient of each weight array to this length. Helps where the loss explodes.</source>
   <translation>Укорачивает градиент каждого массива весов до этой длины. Помогает, когда потери взрываются.</translation>
  </message>
  <message>
   <source>Shuffle</source>
   <translation>Перемешивать</translation>
  </message>
  <message>
   <source>Skip</source>
   <translation>Пропустить строк</translation>
  </message>
  <message>
   <source>Slides learned kernels over an image and tells where each of them fits: edges at first, parts of things later.</source>
   <translation>Водит обучаемые ядра по изображению и сообщает, где каждое подходит: сначала края, дальше части предметов.</translation>
  </message>
  <message>
   <source>Slope</source>
   <translation>Наклон</translation>
  </message>
  <message>
   <source>Smallest improvement</source>
   <translation>Наименьшее улучшение</translation>
  </message>
  <message>
   <source>Smallest learning rate</source>
   <translation>Наименьшая скорость</translation>
  </message>
  <message>
   <source>Smallest value</source>
   <translation>Наименьшее значение</translation>
  </message>
  <message>
   <source>Staircase</source>
   <translation>Ступенями</translation>
  </message>
  <message>
   <source>Standard deviation</source>
   <translation>Стандартное отклонение</translation>
  </message>
  <message>
   <source>Start from epoch</source>
   <translation>Начать с эпохи</translation>
  </message>
  <message>
   <source>Stratified</source>
   <translation>По классам</translation>
  </message>
  <message>
   <source>Strides</source>
   <translation>Шаг окна</translation>
  </message>
  <message>
   <source>Switches that act after every epoch: stop early, keep the best, lower the learning rate.</source>
   <translation>Переключатели, которые действуют после каждой эпохи: ранняя остановка, лучшие веса, снижение скорости обучения.</translation>
  </message>
  <message>
   <source>Target shape</source>
   <translation>Новая форма</translation>
  </message>
  <message>
   <source>Task</source>
   <translation>Задача</translation>
  </message>
  <message>
   <source>Test</source>
   <translation>Тест</translation>
  </message>
  <message>
   <source>Test images</source>
   <translation>Изображения теста</translation>
  </message>
  <message>
   <source>Test labels</source>
   <translation>Метки теста</translation>
  </message>
  <message>
   <source>Test samples</source>
   <translation>Образцы теста</translation>
  </message>
  <message>
   <source>The axis along which inputs are put side by side; -1 is the last one, channels or features.</source>
   <translation>Ось, вдоль которой входы ставятся рядом; -1 — последняя, каналы или признаки.</translation>
  </message>
  <message>
   <source>The character before the decimals of a number.</source>
   <translation>Знак перед дробной частью числа.</translation>
  </message>
  <message>
   <source>The character between two columns.</source>
   <translation>Знак между двумя столбцами.</translation>
  </message>
  <message>
   <source>The factor by which the matrix is multiplied; 1.41 suits relu.</source>
   <translation>Множитель матрицы; для relu подходит 1.41.</translation>
  </message>
  <message>
   <source>The file with the class numbers of the test.</source>
   <translation>Файл с номерами классов для теста.</translation>
  </message>
  <message>
   <source>The file with the images that are kept for the test.</source>
   <translation>Файл с изображениями, отложенными для теста.</translation>
  </message>
  <message>
   <source>The file with the images to train on.</source>
   <translation>Файл с изображениями для обучения.</translation>
  </message>
  <message>
   <source>The file with their class numbers.</source>
   <translation>Файл с номерами их классов.</translation>
  </message>
  <message>
   <source>The files that are kept for the test.</source>
   <translation>Файлы, отложенные для теста.</translation>
  </message>
  <message>
   <source>The files to train on.</source>
   <translation>Файлы для обучения.</translation>
  </message>
  <message>
   <source>The first line holds the names of the columns.</source>
   <translation>В первой строке — имена столбцов.</translation>
  </message>
  <message>
   <source>The function applied to every result. 'relu' is usual inside a network, 'softmax' at its end for classes, 'sigmoid' for yes or no, 'linear' for numbers.</source>
   <translation>Функция, которая применяется к каждому результату. Внутри сети обычна 'relu', в конце 'softmax' для классов, 'sigmoid' для «да или нет», 'linear' для чисел.</translation>
  </message>
  <message>
   <source>The height of the line at 0.</source>
   <translation>Высота прямой в точке 0.</translation>
  </message>
  <message>
   <source>The height that every picture is brought to, in pixels.</source>
   <translation>Высота, к которой приводится каждая картинка, в пикселях.</translation>
  </message>
  <message>
   <source>The kind of random numbers. All three have the same variance.</source>
   <translation>Вид случайных чисел. У всех трёх одинаковая дисперсия.</translation>
  </message>
  <message>
   <source>The largest value that can be drawn.</source>
   <translation>Наибольшее значение, которое может выпасть.</translation>
  </message>
  <message>
   <source>The last layer gives raw scores and has no softmax or sigmoid; the loss applies it itself.</source>
   <translation>Последний слой даёт необработанные оценки, без softmax или sigmoid; их применяет сама функция потерь.</translation>
  </message>
  <message>
   <source>The learning rate at the end, as a share of the first one.</source>
   <translation>Скорость обучения в конце, долей от начальной.</translation>
  </message>
  <message>
   <source>The learning rate is multiplied by this number.</source>
   <translation>На это число умножается скорость обучения.</translation>
  </message>
  <message>
   <source>The learning rate never falls below this number.</source>
   <translation>Скорость обучения никогда не опускается ниже этого числа.</translation>
  </message>
  <message>
   <source>The learning rate that the warm-up climbs to, before it falls. Without a value there is no warm-up.</source>
   <translation>Скорость обучения, до которой поднимает разогрев, прежде чем она начнёт падать. Без значения разогрева нет.</translation>
  </message>
  <message>
   <source>The learning rate when the decay has ended.</source>
   <translation>Скорость обучения, когда спад закончился.</translation>
  </message>
  <message>
   <source>The learning rates, one more than there are boundaries.</source>
   <translation>Скорости обучения, на одну больше, чем границ.</translation>
  </message>
  <message>
   <source>The middle of the normal distribution.</source>
   <translation>Середина нормального распределения.</translation>
  </message>
  <message>
   <source>The names of the classes, in the order of their numbers.</source>
   <translation>Имена классов в порядке их номеров.</translation>
  </message>
  <message>
   <source>The number that all weights begin with.</source>
   <translation>Число, с которого начинают все веса.</translation>
  </message>
  <message>
   <source>The number that chance begins with. The same seed gives the same numbers again; another one shows how much is luck.</source>
   <translation>Число, с которого начинается случайность. То же число повторит тот же результат, другое покажет, сколько в нём удачи.</translation>
  </message>
  <message>
   <source>The number that is watched after every epoch, such as 'val_loss'.</source>
   <translation>Число, за которым следят после каждой эпохи, например 'val_loss'.</translation>
  </message>
  <message>
   <source>The points as they were painted: two coordinates and a class.</source>
   <translation>Нарисованные точки: две координаты и класс.</translation>
  </message>
  <message>
   <source>The rule that draws the first values of the kernel. Glorot suits most layers, He those with relu.</source>
   <translation>Правило, по которому выбираются первые значения ядра. Glorot подходит большинству слоёв, He — слоям с relu.</translation>
  </message>
  <message>
   <source>The rule that sets the first values of the bias; zeros nearly always.</source>
   <translation>Правило, которое задаёт первые значения смещения; почти всегда нули.</translation>
  </message>
  <message>
   <source>The rule that sets the first values of the factor; ones nearly always.</source>
   <translation>Правило, которое задаёт первые значения множителя; почти всегда единицы.</translation>
  </message>
  <message>
   <source>The rule that sets the first values of the shift; zeros nearly always.</source>
   <translation>Правило, которое задаёт первые значения сдвига; почти всегда нули.</translation>
  </message>
  <message>
   <source>The rule that sets the running means before the first batch.</source>
   <translation>Правило, которое задаёт скользящие средние перед первым пакетом.</translation>
  </message>
  <message>
   <source>The rule that sets the running variances before the first batch.</source>
   <translation>Правило, которое задаёт скользящие дисперсии перед первым пакетом.</translation>
  </message>
  <message>
   <source>The rule that turns gradients into changes of the weights. Adam and RMSprop suit most networks as they are.</source>
   <translation>Правило, которое превращает градиенты в изменения весов. Adam и RMSprop подходят большинству сетей без настройки.</translation>
  </message>
  <message>
   <source>The shape of the curve: 1 is a straight line, 2 falls fast at first.</source>
   <translation>Форма кривой: 1 — прямая, 2 — сначала падает быстро.</translation>
  </message>
  <message>
   <source>The shape that a sample gets, without the batch. One size may be -1: what is left.</source>
   <translation>Форма, которую получает образец, без пакета. Один размер может быть -1: сколько останется.</translation>
  </message>
  <message>
   <source>The share of every weight that is taken away in each step, times the learning rate; works against overfitting. 0.0001 to 0.01 is usual.</source>
   <translation>Доля каждого веса, умноженная на скорость обучения, которая отнимается на каждом шаге; помогает от переобучения. Обычно от 0.0001 до 0.01.</translation>
  </message>
  <message>
   <source>The share of samples that is kept for a last check, which no decision should be based on.</source>
   <translation>Доля образцов, отложенная для последней проверки; по ней нельзя принимать решения.</translation>
  </message>
  <message>
   <source>The share of samples that is never trained on and shows after every epoch how well the network does on new ones.</source>
   <translation>Доля образцов, на которых сеть не обучается: после каждой эпохи они показывают, как она справляется с новыми.</translation>
  </message>
  <message>
   <source>The share of the last step that is added to the next one. 0.9 carries over flat stretches and smooths zigzags.</source>
   <translation>Доля последнего шага, которая добавляется к следующему. 0.9 проносит через плоские места и сглаживает зигзаги.</translation>
  </message>
  <message>
   <source>The share of values that is set to 0 in each step of training. 0.2 to 0.5 is usual; more fights overfitting harder.</source>
   <translation>Доля значений, которые обнуляются на каждом шаге обучения. Обычно от 0.2 до 0.5; чем больше, тем сильнее против переобучения.</translation>
  </message>
  <message>
   <source>The size of a step. The most important number of a training: too large makes the loss jump or explode, too small makes it crawl. Try factors of 3.</source>
   <translation>Размер шага, самое важное число обучения: при слишком большом потери скачут или взрываются, при слишком малом едва ползут. Меняйте примерно втрое.</translation>
  </message>
  <message>
   <source>The slope for values below 0; with 0 it is relu.</source>
   <translation>Наклон для значений меньше 0; при 0 это relu.</translation>
  </message>
  <message>
   <source>The smallest value that can be drawn.</source>
   <translation>Наименьшее значение, которое может выпасть.</translation>
  </message>
  <message>
   <source>The standard deviation of the normal distribution. Too large a value saturates activations, too small a one lets signals fade.</source>
   <translation>Стандартное отклонение нормального распределения. При слишком большом активации насыщаются, при слишком малом сигналы затухают.</translation>
  </message>
  <message>
   <source>The steps (batches) after which the next value holds, in rising order.</source>
   <translation>Шаги (пакеты), после которых действует следующее значение, по возрастанию.</translation>
  </message>
  <message>
   <source>The strength of the penalty on the sum of absolute weights; 1e-5 to 1e-3 is usual.</source>
   <translation>Сила штрафа за сумму модулей весов; обычно от 1e-5 до 1e-3.</translation>
  </message>
  <message>
   <source>The strength of the penalty on the sum of squared weights; 1e-5 to 1e-2 is usual.</source>
   <translation>Сила штрафа за сумму квадратов весов; обычно от 1e-5 до 1e-2.</translation>
  </message>
  <message>
   <source>The value that very negative numbers approach, with a minus sign.</source>
   <translation>Значение, к которому, со знаком минус, стремятся сильно отрицательные числа.</translation>
  </message>
  <message>
   <source>The variance is this number divided by the fan: 1 for Glorot and LeCun, 2 for He.</source>
   <translation>Дисперсия — это число, делённое на число связей: 1 для Glorot и LeCun, 2 для He.</translation>
  </message>
  <message>
   <source>The width that every picture is brought to, in pixels.</source>
   <translation>Ширина, к которой приводится каждая картинка, в пикселях.</translation>
  </message>
  <message>
   <source>Three channels (rgb), or one that holds the brightness (grey).</source>
   <translation>Три канала (rgb) или один, яркость (серый).</translation>
  </message>
  <message>
   <source>Threshold</source>
   <translation>Порог</translation>
  </message>
  <message>
   <source>Train</source>
   <translation>Обучение</translation>
  </message>
  <message>
   <source>Train images</source>
   <translation>Изображения обучения</translation>
  </message>
  <message>
   <source>Train labels</source>
   <translation>Метки обучения</translation>
  </message>
  <message>
   <source>Turns</source>
   <translation>Витки</translation>
  </message>
  <message>
   <source>Units</source>
   <translation>Нейроны</translation>
  </message>
  <message>
   <source>Validation</source>
   <translation>Проверка</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>Значение</translation>
  </message>
  <message>
   <source>Values</source>
   <translation>Значения</translation>
  </message>
  <message>
   <source>Warmup steps</source>
   <translation>Шаги разогрева</translation>
  </message>
  <message>
   <source>Warmup target</source>
   <translation>Цель разогрева</translation>
  </message>
  <message>
   <source>Weight decay</source>
   <translation>Сокращение весов</translation>
  </message>
  <message>
   <source>What each column is: an input, the target, or ignored.</source>
   <translation>Что такое каждый столбец: вход, цель или он пропускается.</translation>
  </message>
  <message>
   <source>What else is measured after every epoch; it does not change the training.</source>
   <translation>Что ещё измеряется после каждой эпохи; на обучение это не влияет.</translation>
  </message>
  <message>
   <source>What happens where a value is missing: the row is dropped, or the value becomes the mean of its column, or 0.</source>
   <translation>Что делать с пропуском: убрать строку, взять среднее столбца или 0.</translation>
  </message>
  <message>
   <source>What the sums of squared gradients begin with. A larger value makes the first steps smaller.</source>
   <translation>С чего начинаются суммы квадратов градиентов. Чем больше, тем меньше первые шаги.</translation>
  </message>
  <message>
   <source>What the variance is divided by: the number of inputs (fan_in), of outputs (fan_out), or the mean of both (fan_avg).</source>
   <translation>На что делится дисперсия: на число входов (fan_in), выходов (fan_out) или на их среднее (fan_avg).</translation>
  </message>
  <message>
   <source>What training makes smaller. Cross-entropy for classes, mean squared error for numbers.</source>
   <translation>Что обучение уменьшает. Перекрёстная энтропия для классов, среднеквадратичная ошибка для чисел.</translation>
  </message>
  <message>
   <source>Where data enter the network, and which shape they have.</source>
   <translation>Где данные входят в сеть и какой они формы.</translation>
  </message>
  <message>
   <source>Where the file or folder is.</source>
   <translation>Где лежит файл или папка.</translation>
  </message>
  <message>
   <source>Whether a smaller (min) or a larger (max) number is better; 'auto' knows it from the name.</source>
   <translation>Что лучше: меньшее (min) или большее (max) число; 'auto' узнаёт это по имени.</translation>
  </message>
  <message>
   <source>Whether the target is a class or a number; 'automatic' decides by its values.</source>
   <translation>Цель — класс или число; «автоматически» решает по её значениям.</translation>
  </message>
  <message>
   <source>Width</source>
   <translation>Ширина</translation>
  </message>
  <message>
   <source>no</source>
   <translation>нет</translation>
  </message>
  <message>
   <source>none</source>
   <translation>нет</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>да</translation>
  </message>
 </context>
 <context>
  <name>SettingsPage</name>
  <message>
   <source>Noise</source>
   <translation>Шум</translation>
  </message>
 </context>
 <context>
  <name>ShortcutsDialog</name>
  <message>
   <source>Action</source>
   <translation>Действие</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Сочетания клавиш</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Клавиши</translation>
  </message>
 </context>
 <context>
  <name>SketchPad</name>
  <message>
   <source>Draw here</source>
   <translation>Рисуйте здесь</translation>
  </message>
  <message>
   <source>Draw with the mouse. Ctrl+Z takes a stroke back, Del clears.</source>
   <translation>Рисуйте мышью. Ctrl+Z отменяет штрих, Del очищает.</translation>
  </message>
  <message>
   <source>Drawing pad</source>
   <translation>Поле для рисования</translation>
  </message>
 </context>
 <context>
  <name>Sources</name>
  <message>
   <source>1,797 digits written by 43 people, 8 × 8 pixels. Trains in a few seconds.</source>
   <translation>1797 цифр, написанных 43 людьми, 8 × 8 пикселей. Обучение за несколько секунд.</translation>
  </message>
  <message>
   <source>150 flowers of three species, told apart by four lengths in centimetres.</source>
   <translation>150 цветков трёх видов, различаемых по четырём длинам в сантиметрах.</translation>
  </message>
  <message>
   <source>178 wines of three vineyards, told apart by 13 chemical measurements.</source>
   <translation>178 вин с трёх виноградников, различаемых по 13 химическим измерениям.</translation>
  </message>
  <message>
   <source>442 patients: how far the disease goes in a year, predicted from ten measurements.</source>
   <translation>442 пациента: насколько болезнь развивается за год, по десяти измерениям.</translation>
  </message>
  <message>
   <source>60,000 photographs of ten kinds of things, 32 × 32 pixels, in colour.</source>
   <translation>60 000 фотографий десяти видов вещей, 32 × 32 пикселя, в цвете.</translation>
  </message>
  <message>
   <source>70,000 handwritten digits, 28 × 28 pixels, grey: what textbooks begin with.</source>
   <translation>70 000 рукописных цифр, 28 × 28 пикселей, серые: с них начинают учебники.</translation>
  </message>
  <message>
   <source>70,000 pictures of clothes, 28 × 28 pixels, grey: harder than the digits.</source>
   <translation>70 000 картинок одежды, 28 × 28 пикселей, серые: труднее, чем цифры.</translation>
  </message>
  <message>
   <source>A small circle inside a large one.</source>
   <translation>Малый круг внутри большого.</translation>
  </message>
  <message>
   <source>A value to predict that follows a wave, with noise.</source>
   <translation>Предсказываемая величина идёт по волне, с шумом.</translation>
  </message>
  <message>
   <source>A value to predict that lies on a straight line, with noise.</source>
   <translation>Предсказываемая величина лежит на прямой, с шумом.</translation>
  </message>
  <message>
   <source>Arms that wind around the same centre: the hardest of these.</source>
   <translation>Рукава, обвивающие один центр: самое трудное из этих.</translation>
  </message>
  <message>
   <source>Batches of colour images in the binary format of CIFAR-10.</source>
   <translation>Пакеты цветных изображений в двоичном формате CIFAR-10.</translation>
  </message>
  <message>
   <source>Blobs</source>
   <translation>Облака</translation>
  </message>
  <message>
   <source>Breast cancer</source>
   <translation>Рак груди</translation>
  </message>
  <message>
   <source>CIFAR-10</source>
   <translation>CIFAR-10</translation>
  </message>
  <message>
   <source>CIFAR-10 files</source>
   <translation>Файлы CIFAR-10</translation>
  </message>
  <message>
   <source>Cell nuclei of 569 tumours, malignant or benign, in 30 measurements each.</source>
   <translation>Ядра клеток 569 опухолей, злокачественных и доброкачественных, по 30 измерений.</translation>
  </message>
  <message>
   <source>Circles</source>
   <translation>Круги</translation>
  </message>
  <message>
   <source>Diabetes</source>
   <translation>Диабет</translation>
  </message>
  <message>
   <source>Digits 8 × 8</source>
   <translation>Цифры 8 × 8</translation>
  </message>
  <message>
   <source>Fashion-MNIST</source>
   <translation>Fashion-MNIST</translation>
  </message>
  <message>
   <source>Folder of pictures</source>
   <translation>Папка с картинками</translation>
  </message>
  <message>
   <source>IDX files</source>
   <translation>Файлы IDX</translation>
  </message>
  <message>
   <source>Images and labels in the format of MNIST and Fashion-MNIST.</source>
   <translation>Изображения и метки в формате MNIST и Fashion-MNIST.</translation>
  </message>
  <message>
   <source>Iris</source>
   <translation>Ирисы</translation>
  </message>
  <message>
   <source>MNIST</source>
   <translation>MNIST</translation>
  </message>
  <message>
   <source>Moons</source>
   <translation>Луны</translation>
  </message>
  <message>
   <source>Opposite quadrants share a class: no straight line parts them.</source>
   <translation>У противоположных четвертей общий класс: прямой их не разделить.</translation>
  </message>
  <message>
   <source>Painted points</source>
   <translation>Нарисованные точки</translation>
  </message>
  <message>
   <source>Points that you paint yourself, in up to ten classes.</source>
   <translation>Точки, которые вы рисуете сами, до десяти классов.</translation>
  </message>
  <message>
   <source>Round clouds, one for each class.</source>
   <translation>Круглые облака, по одному на класс.</translation>
  </message>
  <message>
   <source>Signs 28 × 28</source>
   <translation>Знаки 28 × 28</translation>
  </message>
  <message>
   <source>Sine wave</source>
   <translation>Синусоида</translation>
  </message>
  <message>
   <source>Spirals</source>
   <translation>Спирали</translation>
  </message>
  <message>
   <source>Straight line</source>
   <translation>Прямая линия</translation>
  </message>
  <message>
   <source>Table</source>
   <translation>Таблица</translation>
  </message>
  <message>
   <source>Ten kinds of signs, drawn by us in random place, size, slant, sharpness and contrast. Small enough to train in a minute.</source>
   <translation>Десять видов знаков, нарисованных нами: случайны место, размер, наклон, резкость и контраст. Обучение за минуту.</translation>
  </message>
  <message>
   <source>Two half circles that reach into each other.</source>
   <translation>Два полукруга, входящих друг в друга.</translation>
  </message>
  <message>
   <source>Wine</source>
   <translation>Вино</translation>
  </message>
  <message>
   <source>XOR</source>
   <translation>XOR</translation>
  </message>
  <message>
   <source>Your own pictures, in one sub-folder for each class.</source>
   <translation>Ваши картинки, по вложенной папке на каждый класс.</translation>
  </message>
  <message>
   <source>Your own table with one row for each sample (CSV, TSV).</source>
   <translation>Ваша таблица, по строке на каждый образец (CSV, TSV).</translation>
  </message>
 </context>
 <context>
  <name>SplitForm</name>
  <message>
   <source>Change {0} of the split</source>
   <translation>Изменить разбиение: {0}</translation>
  </message>
  <message>
   <source>The data bring a test part of their own, so no samples are taken for it.</source>
   <translation>В данных есть своя тестовая часть, поэтому для неё образцы не берутся.</translation>
  </message>
 </context>
 <context>
  <name>StackDelegate</name>
  <message>
   <source>Name of the layer</source>
   <translation>Имя слоя</translation>
  </message>
  <message>
   <source>kept</source>
   <translation>веса прежние</translation>
  </message>
  <message>
   <source>new</source>
   <translation>новые</translation>
  </message>
 </context>
 <context>
  <name>StackEditor</name>
  <message>
   <source>Add {0}</source>
   <translation>Добавить {0}</translation>
  </message>
  <message>
   <source>Change {0} of {1}</source>
   <translation>Изменить {0} у {1}</translation>
  </message>
  <message numerus="yes">
   <source>Cut %n layers</source>
   <translation>
    <numerusform>Вырезать %n слой</numerusform>
    <numerusform>Вырезать %n слоя</numerusform>
    <numerusform>Вырезать %n слоёв</numerusform>
   </translation>
  </message>
  <message>
   <source>Cut {0}</source>
   <translation>Вырезать {0}</translation>
  </message>
  <message numerus="yes">
   <source>Delete %n layers</source>
   <translation>
    <numerusform>Удалить %n слой</numerusform>
    <numerusform>Удалить %n слоя</numerusform>
    <numerusform>Удалить %n слоёв</numerusform>
   </translation>
  </message>
  <message>
   <source>Delete {0}</source>
   <translation>Удалить {0}</translation>
  </message>
  <message numerus="yes">
   <source>Duplicate %n layers</source>
   <translation>
    <numerusform>Дублировать %n слой</numerusform>
    <numerusform>Дублировать %n слоя</numerusform>
    <numerusform>Дублировать %n слоёв</numerusform>
   </translation>
  </message>
  <message>
   <source>Duplicate {0}</source>
   <translation>Дублировать {0}</translation>
  </message>
  <message>
   <source>Match the network to the data</source>
   <translation>Подогнать сеть под данные</translation>
  </message>
  <message numerus="yes">
   <source>Move %n layers</source>
   <translation>
    <numerusform>Переместить %n слой</numerusform>
    <numerusform>Переместить %n слоя</numerusform>
    <numerusform>Переместить %n слоёв</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Move %n layers down</source>
   <translation>
    <numerusform>Переместить %n слой вниз</numerusform>
    <numerusform>Переместить %n слоя вниз</numerusform>
    <numerusform>Переместить %n слоёв вниз</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Move %n layers up</source>
   <translation>
    <numerusform>Переместить %n слой вверх</numerusform>
    <numerusform>Переместить %n слоя вверх</numerusform>
    <numerusform>Переместить %n слоёв вверх</numerusform>
   </translation>
  </message>
  <message>
   <source>Move {0}</source>
   <translation>Переместить {0}</translation>
  </message>
  <message>
   <source>Move {0} down</source>
   <translation>Переместить {0} вниз</translation>
  </message>
  <message>
   <source>Move {0} up</source>
   <translation>Переместить {0} вверх</translation>
  </message>
  <message>
   <source>Paste layers</source>
   <translation>Вставить слои</translation>
  </message>
  <message>
   <source>Rename {0} to {1}</source>
   <translation>Переименовать {0} в {1}</translation>
  </message>
 </context>
 <context>
  <name>StackModel</name>
  <message>
   <source>fed by {0}</source>
   <translation>вход от {0}</translation>
  </message>
  <message>
   <source>gets new weights</source>
   <translation>получает новые веса</translation>
  </message>
  <message>
   <source>keeps its trained weights</source>
   <translation>сохраняет обученные веса</translation>
  </message>
  <message>
   <source>output {0}</source>
   <translation>выход {0}</translation>
  </message>
  <message>
   <source>{0} multiply-adds</source>
   <translation>умножений: {0}</translation>
  </message>
  <message>
   <source>{0} parameters</source>
   <translation>параметров: {0}</translation>
  </message>
 </context>
 <context>
  <name>StackTotals</name>
  <message>
   <source>What the outputs of all layers take, kept for the way back</source>
   <translation>Сколько занимают выходы всех слоёв, хранимые для обратного прохода</translation>
  </message>
  <message>
   <source>a batch of {0}</source>
   <translation>на пакет {0}</translation>
  </message>
  <message>
   <source>multiply-adds</source>
   <translation>умножения</translation>
  </message>
  <message>
   <source>parameters</source>
   <translation>параметры</translation>
  </message>
  <message>
   <source>{0} for one sample, forward</source>
   <translation>{0} на один образец, прямой проход</translation>
  </message>
  <message>
   <source>{0} of them learn; the others are statistics.</source>
   <translation>Из них обучаемых: {0}; остальные — статистики.</translation>
  </message>
 </context>
 <context>
  <name>StackView</name>
  <message>
   <source>Layers</source>
   <translation>Слои</translation>
  </message>
  <message>
   <source>There are no layers yet. Add the first one, or paste some.</source>
   <translation>Слоёв ещё нет. Добавьте первый или вставьте скопированные.</translation>
  </message>
 </context>
 <context>
  <name>StatusStrip</name>
  <message>
   <source>Changes not saved: {0}</source>
   <translation>Изменений не сохранено: {0}</translation>
  </message>
  <message>
   <source>Engine: ready</source>
   <translation>Движок: готов</translation>
  </message>
  <message>
   <source>Engine: starting</source>
   <translation>Движок: запускается</translation>
  </message>
  <message>
   <source>Engine: starting again</source>
   <translation>Движок: перезапускается</translation>
  </message>
  <message>
   <source>For reading only</source>
   <translation>Только для чтения</translation>
  </message>
  <message>
   <source>Kernels: {0}. Processor cores: {1}.</source>
   <translation>Вычислительные ядра: {0}. Ядер процессора: {1}.</translation>
  </message>
  <message>
   <source>Memory: {0} MB</source>
   <translation>Память: {0} МБ</translation>
  </message>
  <message>
   <source>Saved just now</source>
   <translation>Только что сохранено</translation>
  </message>
  <message>
   <source>Saved {0} h ago</source>
   <translation>Сохранено {0} ч назад</translation>
  </message>
  <message>
   <source>Saved {0} min ago</source>
   <translation>Сохранено {0} мин назад</translation>
  </message>
  <message>
   <source>What the engine process holds in memory</source>
   <translation>Сколько памяти занимает процесс движка</translation>
  </message>
 </context>
 <context>
  <name>Steering</name>
  <message>
   <source>Run {0}</source>
   <translation>Запуск {0}</translation>
  </message>
 </context>
 <context>
  <name>Subjects</name>
  <message>
   <source>New weights, not trained yet</source>
   <translation>Новые веса, ещё не обученные</translation>
  </message>
  <message>
   <source>Weights of '{0}'</source>
   <translation>Веса «{0}»</translation>
  </message>
  <message>
   <source>Weights of '{0}' after {1} steps, live</source>
   <translation>Веса «{0}» после {1} шагов, обучение идёт</translation>
  </message>
  <message>
   <source>Weights of '{0}' in the network as it is drawn</source>
   <translation>Веса «{0}» в сети, как на схеме</translation>
  </message>
  <message>
   <source>{0}, trained with other data</source>
   <translation>{0}, обучено на других данных</translation>
  </message>
 </context>
 <context>
  <name>TableInput</name>
  <message>
   <source>{0} more features keep their mean, or the value of a picked sample.</source>
   <translation>Остальные признаки ({0}) сохраняют среднее или значение выбранного образца.</translation>
  </message>
 </context>
 <context>
  <name>TablePart</name>
  <message>
   <source>Columns and their roles</source>
   <translation>Столбцы и их роли</translation>
  </message>
  <message>
   <source>Double-click a column to change its role</source>
   <translation>Двойной щелчок по столбцу меняет его роль</translation>
  </message>
  <message>
   <source>First rows</source>
   <translation>Первые строки</translation>
  </message>
  <message>
   <source>Lines with another number of columns: {0}; the first is line {1}.</source>
   <translation>Строк с другим числом столбцов: {0}; первая — строка {1}.</translation>
  </message>
  <message>
   <source>No column is an input: select some, and click Input.</source>
   <translation>Ни один столбец не назначен входом: выделите нужные и нажмите «Вход».</translation>
  </message>
  <message>
   <source>No column is the target: select it, and click Target.</source>
   <translation>Ни один столбец не назначен целью: выделите его и нажмите «Цель».</translation>
  </message>
  <message>
   <source>Selected columns:</source>
   <translation>Выделенные столбцы:</translation>
  </message>
  <message>
   <source>The network gets these columns</source>
   <translation>Эти столбцы получает сеть</translation>
  </message>
  <message>
   <source>The network learns to tell this column</source>
   <translation>Этот столбец сеть учится предсказывать</translation>
  </message>
  <message>
   <source>These columns are left out</source>
   <translation>Эти столбцы пропускаются</translation>
  </message>
 </context>
 <context>
  <name>TableView</name>
  <message>
   <source>All values are missing.</source>
   <translation>Все значения пропущены.</translation>
  </message>
  <message>
   <source>Class</source>
   <translation>Класс</translation>
  </message>
  <message>
   <source>First rows</source>
   <translation>Первые строки</translation>
  </message>
  <message>
   <source>From {0} to {1}, mean {2}, deviation {3}.</source>
   <translation>От {0} до {1}, среднее {2}, отклонение {3}.</translation>
  </message>
  <message>
   <source>How often the values of {0} occur. {1}</source>
   <translation>Как часто встречаются значения {0}. {1}</translation>
  </message>
  <message>
   <source>The class to predict</source>
   <translation>Класс, который надо предсказать</translation>
  </message>
 </context>
 <context>
  <name>ThumbnailGrid</name>
  <message>
   <source>Images</source>
   <translation>Изображения</translation>
  </message>
 </context>
 <context>
  <name>TrainingPanel</name>
  <message>
   <source>After every epoch</source>
   <translation>После каждой эпохи</translation>
  </message>
  <message>
   <source>Begin with</source>
   <translation>Начать с</translation>
  </message>
  <message>
   <source>Begin with: {0}</source>
   <translation>Начать с: {0}</translation>
  </message>
  <message>
   <source>Choose the loss {0}</source>
   <translation>Выбрать потери {0}</translation>
  </message>
  <message>
   <source>Choose the optimizer {0}</source>
   <translation>Выбрать оптимизатор {0}</translation>
  </message>
  <message>
   <source>Choose {0}</source>
   <translation>Выбор: {0}</translation>
  </message>
  <message>
   <source>Epochs and batches</source>
   <translation>Эпохи и пакеты</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>Потери</translation>
  </message>
  <message>
   <source>Measure {0}</source>
   <translation>Измерять {0}</translation>
  </message>
  <message>
   <source>Metrics</source>
   <translation>Метрики</translation>
  </message>
  <message>
   <source>New weights</source>
   <translation>Новые веса</translation>
  </message>
  <message>
   <source>Optimizer</source>
   <translation>Оптимизатор</translation>
  </message>
  <message>
   <source>Set {0} to {1}</source>
   <translation>Задать {0}: {1}</translation>
  </message>
  <message>
   <source>Stop measuring {0}</source>
   <translation>Не измерять {0}</translation>
  </message>
  <message>
   <source>Switch off: {0}</source>
   <translation>Выключить: {0}</translation>
  </message>
  <message>
   <source>Switch on: {0}</source>
   <translation>Включить: {0}</translation>
  </message>
  <message>
   <source>The weights before the first batch: new ones by chance, or those of a run.</source>
   <translation>Веса перед первым пакетом: новые случайные или взятые у запуска.</translation>
  </message>
  <message>
   <source>Weights of {0}</source>
   <translation>Веса: {0}</translation>
  </message>
 </context>
 <context>
  <name>TryPanel</name>
  <message>
   <source>Draw, or drop a picture: the network answers at once.</source>
   <translation>Нарисуйте или бросьте картинку: сеть ответит сразу.</translation>
  </message>
  <message>
   <source>Heat map</source>
   <translation>Тепловая карта</translation>
  </message>
  <message>
   <source>Means</source>
   <translation>Средние</translation>
  </message>
  <message>
   <source>Picked sample</source>
   <translation>Выбранный образец</translation>
  </message>
  <message>
   <source>Put every feature to its mean in the data</source>
   <translation>Поставить каждому признаку его среднее в данных</translation>
  </message>
  <message>
   <source>Show where the network looks (Grad-CAM)</source>
   <translation>Показать, куда смотрит сеть (Grad-CAM)</translation>
  </message>
  <message>
   <source>Take the values of the sample picked last</source>
   <translation>Взять значения последнего выбранного образца</translation>
  </message>
  <message>
   <source>The heat map is empty</source>
   <translation>Тепловая карта пуста</translation>
  </message>
  <message>
   <source>Try the network on your own input</source>
   <translation>Испытать сеть на своих примерах</translation>
  </message>
  <message>
   <source>What the network sees</source>
   <translation>Что видит сеть</translation>
  </message>
 </context>
 <context>
  <name>ValueBars</name>
  <message>
   <source>Values</source>
   <translation>Значения</translation>
  </message>
 </context>
 <context>
  <name>ValueResults</name>
  <message>
   <source>Largest errors</source>
   <translation>Самые большие ошибки</translation>
  </message>
  <message>
   <source>On the line, the network is exactly right.</source>
   <translation>На прямой сеть совершенно права.</translation>
  </message>
  <message>
   <source>Predicted</source>
   <translation>Предсказано</translation>
  </message>
  <message>
   <source>Predicted against true</source>
   <translation>Предсказанное и истинное</translation>
  </message>
  <message>
   <source>Sample {0}: predicted {1}, true {2}</source>
   <translation>Образец {0}: предсказано {1}, на деле {2}</translation>
  </message>
  <message>
   <source>True</source>
   <translation>На деле</translation>
  </message>
  <message>
   <source>Value to predict</source>
   <translation>Предсказываемая величина</translation>
  </message>
 </context>
 <context>
  <name>ValuesPage</name>
  <message>
   <source>Each bar reaches from the lowest to the highest value in the data.</source>
   <translation>Каждая полоса тянется от наименьшего до наибольшего значения в данных.</translation>
  </message>
 </context>
 <context>
  <name>WelcomePanel</name>
  <message>
   <source>A laboratory for neural networks: choose one and look inside.</source>
   <translation>Лаборатория нейронных сетей: выберите опыт и загляните внутрь.</translation>
  </message>
  <message>
   <source>Empty project</source>
   <translation>Пустой проект</translation>
  </message>
  <message>
   <source>Lamina</source>
   <translation>Lamina</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Открыть</translation>
  </message>
  <message>
   <source>Open project...</source>
   <translation>Открыть проект...</translation>
  </message>
  <message>
   <source>Opened last</source>
   <translation>Недавние</translation>
  </message>
  <message>
   <source>download</source>
   <translation>скачать</translation>
  </message>
  <message>
   <source>trained</source>
   <translation>обучена</translation>
  </message>
 </context>
</TS>
