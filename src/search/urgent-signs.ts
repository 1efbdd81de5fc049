/**
 * Words that speak of danger, by what they speak of; in English, Vietnamese and some other languages. They let the phrases
 * of an urgent answer stand for others of their kind: who wrote "gun" in a phrase is understood when "knife" comes.
 * Within a list `|` parts them. Vietnamese is met with its marks or wholly without.
 */
export type Signs = Readonly<Record<string, string>>;

/** Each speaks of danger by itself. */
export const HARD_SIGNS: Signs = {
  killing:
    "kill myself|kill himself|kill herself|kill themselves|kill themself|killing myself|killing himself|killing herself|killed himself|killed herself|kill me|unalive|unaliving|kms|kill everyone|kill you all|kill people|kill them all|giết hết|giết người|giết cả|bunuh orang|殺してやる|ฆ่ามัน",
  suicide:
    "suicide|suicidal|end my life|end his life|end her life|end their life|ends his life|ending my life|end my own life|take my life|take my own life|taking my life|took his life|took her life|end it all|ending it all|end myself|off myself|self harm|selfharm|self harming|tự tử|tự sát|tự vẫn|tuyệt mệnh|quyên sinh|kết liễu|kết thúc cuộc đời|kết thúc cuộc sống|kết thúc tất cả|kết thúc hết|chấm dứt cuộc đời|tự kết thúc|自殺|自殺したい|自傷|リストカット|ฆ่าตัวตาย|ทำร้ายตัวเอง|bunuh diri|suicidarme|quitarme la vida|me suicider|selbstmord|khudkushi|суицид|покончить с собой|end things|ending things|suicide note|take own life|will to live|no will to live|planning my death|plan my death|lời trăng trối|trăng trối|thư để lại|nghĩ đến cái chết|nghĩ tới cái chết|nghĩ đến chuyện chết|cái chết|kết thúc mọi thứ|buông xuôi tất cả|muốn buông xuôi|muốn ra đi|tự hủy",
  notLiving:
    "want to live|wanna live|point in anything|nothing to live for|luyến tiếc nữa|reason to live|to live for|live anymore|living anymore|worth living|point of living|point in living|done with life|done living|tired of living|tired of life|tired of being alive|hate my life|stay alive|staying alive|keep living|go on living|be here anymore|exist anymore|want to exist|muốn sống|thiết sống|chán sống|sống nữa|sống tiếp|sống chẳng|sống làm gì|sống để làm gì|lý do để sống|lý do gì để sống|không còn sống|mệt mỏi với cuộc sống|chán đời|生きたくない|生きるのが辛い|ไม่อยากมีชีวิต|ไม่อยากอยู่แล้ว|tak nak hidup|jeena nahi chahta|jeena nahi chahti|no quiero vivir|going on anymore|no point in going on|dont see a way out|never been born|never born|life is pointless|life is meaningless|life has no meaning|life means nothing|no future for me|want the pain to stop|want it all to stop|make it stop|cant take it anymore|cant go on|cannot go on|sống vô nghĩa|cuộc sống vô nghĩa|sống không nổi|hết muốn sống|không thiết gì nữa|chẳng thiết gì nữa|chưa từng được sinh ra|đừng được sinh ra|trầm cảm nặng|bế tắc quá|cùng đường rồi|i should still be here|should i still be here|why im still here|why am i still here|lý do để ở lại|lý do gì để ở lại|mai còn ở đây|mai còn ở lại|lý do để mai|lý do gì để mai|reason to keep going|reason to go on|reason to carry on|see any reason to|muốn tồn tại|tồn tại nữa|lý do để tiếp tục|lý do gì để tiếp tục",
  dying:
    "want to die|wanna die|wants to die|wanted to die|want to be dead|wish i was dead|wish i were dead|wish i could die|better off dead|ready to die|let me die|if i died|if i die|when i die|rather die|rather be dead|plan to die|hope i die|muốn chết|đòi chết|định chết|sắp chết|chết đi cho|chết cho xong|chết quách|chỉ còn nước chết|chết chắc|có chết|chết cho nhẹ|để chết|tìm cái chết|死にたい|消えたい|อยากตาย|nak mati|mau mati|marna chahta|marna chahti|quiero morir|quiero morirme|хочу умереть|be dead|im dead inside|dead by|notice when im dead|notice if im dead|thà chết|chết còn hơn|chết là cách|chết thật|chết luôn cho|chết đi được|đi chết đây|chết cho rồi|tìm đến cái chết|kiếp sau|day i die|i die today|chết đi chắc|không còn trên đời|trên đời nữa",
  means:
    "pills|overdose|overdosed|overdosing|noose|hang myself|hanging myself|hang himself|hang herself|razor|razor blade|slit|swallowed|sleeping pills|thuốc ngủ|vỉ thuốc|lọ thuốc|nắm thuốc|treo cổ|lưỡi lam|thuốc trừ sâu|thuốc chuột|thuốc diệt cỏ|hết thuốc|sleeping tablets|sleeping pill|bottle of pills|too many pills|rope around|drank bleach|drink bleach|dây thừng|viên thuốc|uống thuốc ngủ|uống thuốc tự|uống thuốc sâu|dao lam|cầm dao lam|rope|uống hết thuốc|uống gần hết",
  leap: "standing on the bridge|standing on a bridge|on the edge of a bridge|will jump|going to jump|gonna jump|wants to jump|jump off|jumping off|jump from|jump in front|jump out|off a bridge|off the bridge|from the roof|on the roof|on the ledge|front of a train|nhảy lầu|nhảy cầu|nhảy xuống|nhảy sông|trên cầu|sân thượng|lao vào xe|in front of a train|front of a car|off a building|off the building|nhảy xuống sông|nhảy từ|lao xuống|đòi nhảy|dọa nhảy|edge of the roof|edge of a roof|ledge|mép sân thượng|mép cầu",
  wounding:
    "cut myself|cutting myself|cutting herself|cutting himself|cuts herself|cuts himself|cut my wrists|cut my arms|wrist|wrists|hurt myself|hurting myself|hurt himself|hurt herself|hurting herself|harm myself|harming myself|harm himself|harm herself|harm themselves|harming themselves|hurt themselves|hurting themselves|hurts himself|hurts herself|cut themselves|cutting themselves|burn myself|rạch tay|rạch đùi|cứa tay|cắt tay|cắt cổ tay|làm đau bản thân|tự làm đau|làm hại bản thân|hại bản thân|làm hại mình|cutting again|been cutting|cut again|cuts on my arm|cuts on my arms|to his wrist|to her wrist|máu không ngừng|cắt tay rồi|rạch cổ tay|tự rạch|hành hạ bản thân|cutting her arms|cutting his arms|cutting my arms",
  farewell:
    "bye forever|goodbye forever|goodbye letter|said goodbye to everyone|saying goodbye to everyone|scared for her|scared for him|worried for her life|worried for his life|goodbye note|goodbye world|last words|last night alive|last day alive|disappear forever|never wake up|not wake up|sleep forever|vĩnh biệt|thư tuyệt mệnh|lời cuối cùng|lần cuối nói chuyện|ngủ luôn|ngủ mãi|không tỉnh dậy|không bao giờ dậy|đừng tỉnh dậy|giải thoát|nice knowing you|wont be around|not be around|you wont see me|never see me again|wont be here tomorrow|not be here tomorrow|will not be here tomorrow|wont be here anymore|wont be here much longer|mai mình không còn ở đây|mai em không còn ở đây|mai tôi không còn ở đây|last time you hear from me|biến mất mãi mãi|muốn biến mất|biến mất khỏi thế giới|đừng tìm mình|đừng tìm em|đừng tìm tôi|lần cuối mình|xin lỗi bố mẹ|xin lỗi ba mẹ|con xin lỗi mẹ|mình đi đây vĩnh biệt|không gặp lại nữa|goodbye text|goodbye message|rồi không dậy nữa|không dậy nữa|ngày cuối của em|ngày cuối của mình|ngày cuối của tôi",
  missing:
    "better off without me|better without me|miss me|burden to everyone|burden on everyone|nobody would care if i|no one would care if i|nobody would miss|no one would miss|no hope left|không có mình chắc|không có tôi chắc|gánh nặng cho|mai mình không còn|không còn thấy mình|mình không còn nữa|sống thừa|one who will notice|one wholl notice|nobody will notice im|no one will notice im|nobody would notice if i|no one would notice if i|nobody needs me|no one needs me|không ai cần mình|chẳng ai cần mình|không ai cần tôi|không ai cần em",
  weapon:
    "gun|guns|gunshot|gunshots|gunman|gunmen|shooter|rifle|pistol|knife|knives|machete|weapon|weapons|armed|súng|tiếng súng|cầm dao|mang dao|con dao|vũ khí|hung khí|mã tấu|拳銃|刃物|ナイフ|ปืน|มีด|pistola|cuchillo|pisau|shots fired|shots were fired|heard shots|rút dao|cầm súng|có súng|cầm gậy|cầm mã tấu",
  attack:
    "shoot up|shoot everyone|shoot people|shooting|gonna shoot|will shoot|stab|stabs|stabbed|stabbing|attacked|attacking|attack the|beating|beaten|beat up|beats me|hits me|hit me|fight broke out|fighting|brawl|punched|assault|assaulted|rape|raped|groped|drugged|spiked|kidnapped|strangled|choked me|following me|bắn súng|bắn chết|đâm nhau|đâm chết|đâm|chém|đánh nhau|hành hung|tấn công|ẩu đả|sờ soạng|bỏ thuốc|bạo hành|đánh đập|bắt cóc|hiếp dâm|cưỡng hiếp|bám theo|襲われ|刺された|แทง|ยิง|stabbing people|getting jumped|knocked out|robbed|being followed|touched me|sexually|molested|groping girls|bị đánh|đổ máu|sàm sỡ|quấy rối tình dục|giật đồ|cướp|đánh hội đồng|đánh người|đâm bảo vệ|đâm người|đòi đâm|đòi giết|giết",
  threat: "threat|threaten|threatened|threatening|threatens|death threat|dọa|đe dọa|hù dọa|dọa giết|脅迫|ขู่ฆ่า",
  bomb: "bomb|bombs|bombing|explosion|explode|exploded|blow up|explosive|explosives|grenade|bom|có bom|đặt bom|nổ bom|đánh bom|lựu đạn|nổ tung|phát nổ|爆弾|爆発|ระเบิด|bomba|cho nổ|nổ lớn|tiếng nổ|gài mìn|mìn|sparks|sparking|explodes",
  fire: "smoke|burning|flames|on fire|caught fire|a fire|fire in|fire at|fire alarm|burn down|burn the|burn it down|gas leak|smell of gas|smell gas|smells like gas|carbon monoxide|cháy rồi|đang cháy|bốc cháy|bị cháy|cháy ở|cháy lớn|có cháy|báo cháy|khói|hỏa hoạn|mùi gas|xì gas|phóng hỏa|đốt|火事|煙|ไฟไหม้|ควัน|incendio|kebakaran|smoke everywhere|fire everywhere|theres a fire|there is a fire|its burning|chập điện|cháy to|cháy lớn quá|cháy kìa|lửa|bén lửa|khét|mùi khét|khói nghi ngút",
  crush:
    "crush|crushed|crushing|trampled|trample|trampling|stampede|squeezed|squeezing|squashed|suffocate|suffocating|suffocated|crowd surge|surging|shoving|walking over|chen lấn|xô đẩy|giẫm đạp|dẫm đạp|giẫm lên|đè lên|bị đè|bị ép|ngạt thở|nghẹt thở|ngộp thở|将棋倒し|押しつぶされ|เหยียบกัน|stepping on|stepped on|knocked over|knocked down|too packed|packed in|pushed down|push forward|pushing|out of control|chen nhau|dồn lên|dồn ép|té hết|đạp lên|ngạt quá|bị ngạt|ngộp quá|không nhúc nhích được|kẹp cứng",
  breath:
    "breathe|breathing|not breathing|không thở|thở nổi|thở được|khó thở|息ができない|หายใจไม่ออก|cant breathe|no air|không thở được|thở không nổi|thở không được|ngộp",
  hurt: "is hurt|are hurt|got hurt|getting hurt|badly hurt|injured|injuries|injury|wounded|bleeding|blood|bị thương|chảy máu|máu me|thương nặng|怪我|出血|บาดเจ็บ|เลือดออก|herido|terluka|hurt himself|kid is hurt|someone hurt|somebody hurt|lots of blood|bloody|broken arm|hit his head|hit her head|không đứng dậy được|gãy xương|bất động|té xỉu|bị bỏng|phỏng|tai nạn",
  faint:
    "fainted|fainting|faints|unconscious|collapsed|passed out|passing out|heatstroke|heat stroke|seizure|heart attack|chest pain|stroke|not moving|isnt moving|unresponsive|choking|electrocuted|drowning|poisoned|allergic reaction|ngất|ngất xỉu|bị ngất|bất tỉnh|xỉu|co giật|đột quỵ|say nắng|sốc nhiệt|đau ngực|đau tim|điện giật|đuối nước|ngộ độc|意識がない|倒れた|หมดสติ|เป็นลม|desmayado|pengsan|man down|person down|cant get up|wont wake up|not responding|lay on the ground|lying on the ground|blacked out|lên cơn|cơn đau tim|kiệt sức|ngã quỵ|hôn mê|tím tái",
  medic:
    "medic|medics|paramedic|paramedics|ambulance|first aid|cấp cứu|y tế|sơ cứu|救急車|รถพยาบาล|ambulancia|ambulans|call an ambulance|call 911|call 112|call 999|gọi 115|gọi 113|gọi 114|gọi cấp cứu|xe cứu thương|cứu thương",
  collapse:
    "collapse|collapsing|barrier|barricade|falling on|fell on|fell from|coming down|rào chắn|sắp sập|sập|đổ sập|gãy rào|rơi trúng|崩れ|ถล่ม|scaffolding|scaffold|ceiling|truss|stage fell|wall fell|giàn đèn|giàn giáo|trần sập|sắp đổ|đổ xuống|rớt trúng|rớt xuống|đè trúng",
  trapped:
    "trapped|stuck in the lift|stuck in the elevator|stuck in a lift|stuck in an elevator|kẹt thang máy|kẹt trong thang máy|locked in|locked inside|cant get out|cannot get out|no way out|stuck inside|exits|emergency exit|evacuate|evacuation|bị kẹt|mắc kẹt|cửa thoát hiểm|lối thoát|sơ tán|閉じ込められ|ติดอยู่ข้างใน|doors are locked|doors locked|wont let us out|bị nhốt|nhốt bên trong|không ra được|không thoát được|khóa cửa không",
  panic:
    "panic|panicking|screaming|chaos|chaotic|help us|save us|hoảng loạn|hỗn loạn|la hét|cứu với|kêu cứu|cứu mạng|パニック|助けて|ช่วยด้วย|tolong|everyone is running|people are running|people running|somebody help|someone help|please help us|chạy tán loạn|chạy toán loạn|ai cứu|cứu em|cứu tôi|cứu mình với|khóc thét",
};

/** Each says something only beside others. */
export const SOFT_SIGNS: Signs = {
  place:
    "concert|show|venue|arena|hall|stage|festival|gate|pit|stadium|backstage|area|queue|section|crowd|event|entrance|exit|inside|outside|front|fence|floor|sân khấu|sân vận động|hội trường|nhà thi đấu|khán phòng|khán đài|cổng|khu|khu đứng|hậu trường|cánh gà|đám đông|nơi diễn|buổi diễn|chỗ diễn|bên trong|hàng rào",
  other:
    "someone|somebody|girl|guy|man|woman|boy|friend|girlfriend|boyfriend|daughter|son|brother|sister|kid|kids|child|people|person|he|she|they|streamer|viewer|singer|bạn nữ|bạn mình|bạn em|con gái|con trai|con tôi|em trai|em gái|thằng|người|đứa|có người|ông|ca sĩ|trẻ con",
  self: "myself|himself|herself|themselves|i|im|bản thân|mình|em|e|t|tôi|tao",
  now: "tonight|now|tối nay|đêm nay|ngay",
  end: "end|ending|goodbye|farewell|last|tạm biệt|kết thúc|cuối cùng",
  gone: "gone|disappear|biến mất|không còn",
  life: "life|live|living|alive|cuộc đời|cuộc sống|sống",
  death: "die|dying|dead|death|died|kill|killed|killing|chết",
  harm: "harassed|harassing|quấy rối|hurt|cut|jump|jumping|fire|shoot|attack|fight|fall|fell|falling|burn|nhảy|cháy|rạch|nổ",
  help: "emergency|help|urgent|khẩn cấp|cứu|gọi",
  thing: "bridge|roof|pill|bottle|dây thừng|thuốc|cầu",
  // Beside these a word of danger seldom speaks of one: an account is robbed, a parcel crushed, a court threatened.
  online:
    "account|accounts|acc|profile|page|comment|comments|inbox|dm|dms|photo|photos|picture|pictures|screenshot|screenshots|bot|bots|hacker|hackers|spam|waiting room|tài khoản|nick|tk|trang|bình luận|tin nhắn|ảnh|hình|kênh|hàng chờ",
  law: "sue|suing|sued|lawyer|lawyers|attorney|court|legal|consumer protection|newspaper|press|kiện|luật sư|tòa|tòa án|báo chí|lên báo|pháp luật",
  asked:
    "allowed|may i|may we|can i|can we|can you|is it ok|permitted|bring|where is|where are|where do|is there|are there|được mang|mang vào|cho mang|được không|được phép|có được|ở đâu|chỗ nào|có chỗ",
  goods:
    "box|package|parcel|poster|shirt|hoodie|mug|merch|lightstick|price|prices|fee|fees|plan|subscription|view|seat|hộp|gói|thùng|áo|móc khóa|giá|phí|giá vé|trừ tiền",
};
