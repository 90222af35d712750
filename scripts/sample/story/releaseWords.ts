/** Paragraphs for the long reports of the sixty pages; each is about the same one woman and the same one course. */
export const EXPLAINED: readonly string[] = [
  'There are two ways to operate: to remove the tumor with a rim of normal tissue and keep the breast, or to remove the whole breast. With radiation afterwards the first is as safe as the second for a tumor of this size. She would like to keep the breast.',
  'The sentinel node is the first node to which fluid from the breast flows. It is found with a tracer and a dye, removed through a small cut and looked at under the microscope. If it holds no tumor, other nodes stay where they are.',
  'After the operation the tissue is examined, which takes about a week. Only then is it known how large the tumor was, whether the margins are clear, and whether a node holds tumor. A second, smaller operation is needed in about one woman in seven.',
  'Numb skin on the inside of the upper arm is common and mostly fades. Swelling of the arm can come months later and is treated by a therapist. Fluid can gather in the cavity and is drawn off with a needle when it bothers.',
  'Most women go home on the same day or the next. Light work is possible after one week, sports after three to four. Driving is possible when the arm moves freely and no strong pain medicine is taken.',
]

export const TEACHING: readonly string[] = [
  'Keep the dressing dry for two days. After that you may shower; pat the wound dry and do not rub it. The small strips of tape fall off by themselves after about ten days. A bath or a pool has to wait until the wound is closed.',
  'Wear a firm bra without wires day and night for two weeks. It holds the breast still and eases pain. A small pillow under the arm helps at night and in the car.',
  'Begin with the exercises on the first day: open and close the hand, bend the elbow, roll the shoulder. From the third day walk the fingers up a wall as far as it goes without pain, three times a day.',
  'Take acetaminophen regularly for the first two days rather than waiting for pain. Do not take more than six tablets a day. Ask before you take ibuprofen.',
  'Eat what you like and drink plenty. Constipation is common after anesthesia; fruit, walking and a mild laxative help.',
  'Call us at any hour for fever above 100.4 F, chills, spreading redness, bleeding through the dressing, or a breast that quickly becomes hard and large.',
  'You receive two medicines through a vein once every three weeks, four times. Each visit lasts about four hours. A blood test is done before each visit, and the visit is moved if the white cells are too low.',
  'On the day before, the day of and the day after each visit you take dexamethasone tablets. They prevent swelling and allergic reactions. They can make you wakeful; take them before noon where you can.',
  'Nausea is mild for most and is treated before it begins. Take the tablets for nausea as written on the bag, also if you feel well, for the first three days.',
  'Hair falls out about two weeks after the first visit and grows again after the last. A cold cap can be rented; it works for about half of those who try it. A wig is paid for by most plans.',
  'White cells are lowest between the seventh and the tenth day. Keep away from people with a cold, wash your hands often, and take your temperature when you feel unwell. Fever in these days is an emergency.',
  'Fingers and toes can become numb. Tell us early, because the dose can be changed. Nails can turn dark or loosen; dark polish and short nails help.',
  'Tiredness grows from visit to visit and fades over months. A short walk every day helps more than rest. Accept help with the household.',
  'Very rarely the heart, the liver or the lungs are harmed, or another blood disease appears years later. We look for such signs at every visit.',
  'You can stop at any time. Stopping does not change how you are cared for. If you want a second opinion before you begin, we send your records wherever you ask.',
]

/** Sections of a long visit note: the head, then its paragraphs. */
export const DIARY: readonly string[] = [
  'INTERVAL HISTORY | She comes with her daughter. The last cycle is behind her, and she has slowly found her strength again. In the first week she slept in the afternoon; now she walks two miles in the morning and works in the garden. | There was no fever and no stay in hospital. The clot in the superficial vein of the left forearm has dissolved; the arm is no longer swollen.',
  'REVIEW OF SYSTEMS | Appetite is good and food tastes as before. No cough, no shortness of breath, no pain in the chest. No pain in bones. Sleep is broken by hot flushes two or three times a night. The fingertips are numb in the morning and better during the day. | Mood is good on most days. She worries before visits and speaks about it openly.',
  'MEDICINES | Lisinopril 10 mg once a day. Levothyroxine 75 micrograms once a day, fasting. Vitamin D3 1000 units once a day. Acetaminophen 500 mg when needed. | She takes no herbs. She stopped the tablets for nausea and the dexamethasone.',
  'ALLERGIES | Penicillin: rash in 1979, never taken since.',
  'EXAMINATION | ECOG 0. Weight 68.6 kg. Blood pressure 128/78. No enlarged node in the neck, above the collar bones or in the armpits. The left breast has a soft scar without a lump; the right breast is normal. The left arm measures as much as the right. | Heart and lungs are normal. The liver is not enlarged. No pain on tapping the spine. Feeling in the fingertips is a little reduced for light touch.',
  'DATA | White cells 5.2, hemoglobin 12.1, platelets 233, neutrophils 3.1. Creatinine 0.80, ALT 24. The results are those of St Mary Hospital, taken in the week before the visit.',
  'WHAT WE SPOKE ABOUT | The aim of further treatment is to lower the chance that the cancer returns. Radiation lowers the chance in the breast, hormone treatment in the whole body. Both have been explained before, and she has read the leaflets. | We spoke about joints that ache, bones that thin, and hot flushes, and what can be done about each. She would rather try than refuse.',
  'EXERCISE AND FOOD | She walks daily and lifts light weights twice a week with a group at the library. She eats little meat, much fruit and drinks a glass of wine on Sundays. Her weight is steady.',
  'FAMILY AND HOME | She lives with her daughter Elena, who drives her to visits. Her sister came for the first cycle. She has a health care proxy, which names her daughter, and a copy is in the chart.',
  'ASSESSMENT | Cancer of the left breast after surgery and four cycles of docetaxel and cyclophosphamide, no sign of recurrence. Numb fingertips, improving. Hot flushes. High blood pressure, well controlled.',
  'PLAN | Radiation at Larkhaven as arranged. Hormone treatment after that. Bone density at the beginning. Vitamin D as now. For the flushes: light clothing, a fan at night, and a medicine if it does not get better. | Visit in three months, earlier if there is anything new. She has the telephone number of the nurse.',
  'TIME | Forty minutes with the patient and her daughter, more than half of it talking. A copy of this note goes to Petra Quist, MD, and to Greta Moncur, MD.',
]

export const DIARY_LATER: readonly string[] = [
  'INTERVAL HISTORY | Ten months after surgery and nearly five months after the end of radiation she is well. She has taken letrozole since December and has missed two tablets in all. | Stiffness of the hands in the morning is less than in January and passes within a quarter of an hour. She plays the piano again.',
  'REVIEW OF SYSTEMS | No cough, no bone pain, no loss of weight. Hot flushes once a night. The fingertips are almost normal. | She sleeps seven hours. She has stopped worrying before visits, as she says, mostly.',
  'MEDICINES | Letrozole 2.5 mg, lisinopril 10 mg and levothyroxine 75 micrograms, each once a day. Vitamin D3 1000 units once a day. Acetaminophen about twice a week.',
  'ALLERGIES | Penicillin: rash in 1979, never taken since.',
  'EXAMINATION | ECOG 0. Weight 69.0 kg. Blood pressure 126/76. Both breasts without a lump; the skin of the left breast is a little darker and firmer than that of the right. No enlarged node. No swelling of the arm. | Heart, lungs, liver and spine are normal.',
  'DATA | Mammogram of both breasts of 22 April 2024: changes after treatment, category 2. Bone density of 22 January 2024: low bone mass. Blood tests of 15 April 2024 at St Mary Hospital: TSH 4.62, slightly above the range there; the others within or near their ranges.',
  'WHAT WE SPOKE ABOUT | Letrozole is meant for at least five years. The bones are measured again in two years; walking, vitamin D and enough calcium in food are the measures for now. | The family practice adjusts the thyroid tablet. She will ask Dr. Quist about it next week.',
  'EXERCISE AND FOOD | She walks daily, and since March she swims on Thursdays. She eats yogurt for breakfast and sardines, which she did not like before.',
  'FAMILY AND HOME | Her daughter has moved to the next street and comes for supper. Ms. Alvarez reads to children at the library on Saturdays.',
  'ASSESSMENT | Cancer of the left breast after surgery, chemotherapy and radiation, on letrozole: no sign of recurrence. Low bone mass. Stiff hands from letrozole, better.',
  'PLAN | Letrozole goes on. Mammogram of both breasts in one year. Visit in six months, earlier if there is anything new.',
  'TIME | Thirty minutes. A copy of this note goes to Petra Quist, MD.',
]
