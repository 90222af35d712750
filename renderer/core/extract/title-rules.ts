import { type DocumentKind } from '../model/document-kind.ts'

/** What the title of each kind of document looks like; the first that fits a line names the kind, so the order matters. */
export const titleRules: readonly (readonly [DocumentKind, RegExp])[] = [
  [
    'other',
    /\bdisability\b.*\b(?:claim|form|statement|certificat\w+|report)\b|\b(?:attending|treating) physician'?s? (?:statement|certificat\w+)\b|\bFMLA\b|\bcertification of (?:health ?care provider|serious health condition|illness|fitness)\b|\b(?:work status|return.to.(?:work|school)|fitness (?:for|to) (?:work|duty|fly))\b|\bkrankmeldung\b|\barbeitsunf(?:ä|ae)higkeit\w*|\bbaja (?:m[eé]dica|laboral)\b|\bparte (?:m[eé]dico )?de (?:baja|confirmaci[oó]n)\b/iu,
  ],
  [
    'other',
    /\bquestionnaire\b|\b(?:intake|registration|health history|medical history|screening|new patient) forms?\b|\b(?:immuni[sz]ations?|vaccin\p{L}+)\b(?:.*\b(?:records?|history|card|certificate|report|list|summary|register|status)\b|$)|\b(?:impfpass|impfausweis|cartilla de vacunaci[oó]n)\b|\bpatient (?:care|clinical) (?:report|record)\b|\bambulance\b.*\b(?:report|record|sheet|form)\b|\b(?:plan of care|care plan|certification (?:and|&) plan)\b|\b(?:pulmonary|lung) function\b|\bspirometry\b|\bpolysomnogra\p{L}+|\bsleep study\b|\b(?:sick|fit|work|school) (?:note|excuse)\b/iu,
  ],
  [
    'insurance',
    /\bexplanation of benefits\b|\badverse (?:benefit )?determination\b|\b(?:coverage|organi[sz]ation|benefit) (?:determination|decision)\b|\b(?:approval|denial|determination|decision) (?:letter|notice)\b|\bnotice of (?:adverse|approval|decision|determination|non-?coverage|appeal)\b|\b(?:appeal|claim) (?:decision|acknowledg\w+|summary|form)\b|\bmedicare summary notice\b|\bpre-?(?:certification|determination)\b|\b(?:certification|authori[sz]ation) (?:notice|notification|approval)\b|\bproof of (?:cover|coverage|insurance)\b|\bmember(?:ship)? (?:id )?card\b|\binsurance (?:card|claim|coverage|verification)\b|\b(?:prior|pre-?) ?authori[sz]ation\b|\bauthori[sz]ation of (?:an? |the |your )?(?:services?|treatment|procedure|benefits?|admission|stay)\b|\b(?:certificate|confirmation) of (?:cover|coverage|insurance)\b|\bautorizaci[oó]n (?:de|del|previa)\b|\bkosten(?:ü|ue)bernahme\b|\bnotice of (?:denial|coverage|claim)\b|\bbenefits? (?:summary|statement)\b|\bsummary of benefits\b|\bhealth (?:plan|insurance)\b.*\bcard\b/i,
  ],
  [
    'consent',
    /\bconsent\b(?: (?:form|to|for)\b|$)|^consent|\bauthori[sz]ation (?:to|for) (?:use|release|disclos\w+)|\brelease of (?:information|records)\b|\bpower of attorney\b|\b(?:P|M)OLST\b|\b(?:orders for )?life.sustaining treatment\b|\b(?:do not|DNR|DNACPR)\b.*\b(?:resuscitat\w+|order|form)\b|\bhealth ?care directive\b|\bdesignation of (?:health ?care|patient) (?:surrogate|advocate)\b|\bpatientenverf(?:ü|ue)gung\b|\bvorsorgevollmacht\b|\b(?:voluntades anticipadas|testamento vital)\b|\bHIPAA\b.*\b(?:authori[sz]ation|form|release|acknowledg\w+)\b|\binformed consent\b|\badvance directive\b|\bhealth ?care proxy\b|\bliving will\b|\beinwilligung|\bconsentimiento\b|\bprivacy (?:notice|practices)\b/i,
  ],
  [
    'identity',
    /^(?:passport|driver'?s? licen[cs]e|identification card|identity card|personalausweis|reisepass|pasaporte|birth certificate|permanent resident)\b/i,
  ],
  [
    'genetics',
    /\b(?:germline|hereditary|genetic)s?\b.*\b(?:test\w*|report|results?|analysis|panel|counsel\w*|consult\w*)\b|\bBRCA ?1?\S*\b.*\b(?:analysis|results?|report|test\w*)\b|\b(?:study|analysis|test\w*|panel|screen\w*|sequencing) (?:of|for)\b.*\b(?:hereditary|germline|inherited|genes?)\b|\b(?:estudio|informe|test|consejo)\b.*\bgen[eé]tico\b|\bhumangenetisch/i,
  ],
  [
    'genomic',
    /\b(?:oncotype|mammaprint|blueprint|prosigna|foundationone|guardant ?360|caris|tempus|endopredict|decipher|prolaris|signatera|afirma|thyroseq|breast cancer index|recurrence score|ctDNA|cell-?free DNA|circulating tumou?r DNA)\b|\b(?:genomic|molecular|somatic|tumou?r|next.generation sequencing|NGS)\b(?! (?:board|size|markers?|grade)).*\b(?:report|results?|profil\w+|test\w*|analysis|pathology)\b|\bmutation(?:al)? analysis\b|\b(?:liquid biopsy|(?:tumou?r|solid tumou?r|myeloid|lymphoid) (?:(?:gene|mutation|NGS|sequencing) )?(?:panel|profile|sequencing)|gene fusion (?:panel|analysis))\b|\bmolecular diagnostics?\b.*\breport\b|\bmolekular\p{L}*.{0,20}befund\b/iu,
  ],
  [
    'biomarker',
    /\b(?:receptor|biomarkers?|HER-?2(?:\/neu)?|ER\/PR|immunohistochem\w+|IHC|FISH|in situ hybridi[sz]ation|PD-?L1|ki-?67|prognostic)\b.*\b(?:report|results?|analysis|studies|panel|profile|assay|markers?|test\w*)\b|^immuno ?histochem\w*\b|^(?:DNA )?mismatch repair\b|^microsatellite instability\b|\b(?:hormone )?receptor status\b|\b(?:HER-?2|FISH|PD-?L1|ki-?67|MMR|MSI|ER|hormone receptors?)\b.*\b(?:by (?:IHC|FISH|ISH|immunohistochemistry)|amplification|expression|gene)\b|\binmunohistoqu[ií]mica\b|\bimmunhistochem/i,
  ],
  [
    'cytology',
    /\b(?:cytolog\w*|cytopatholog\w*|pap (?:smear|test))\b(?:.*\b(?:report|results?|examination|diagnosis|consultation|non-?gyn\w*)\b|$)|\bfine.needle aspirat\w+.*\breport\b|^fine.needle aspiration\b|\bcitolog[ií]a\b|\bzytolog/i,
  ],
  [
    'pathology',
    /\bpath(?:ology|ological|olog)?\b.*\b(?:repor\w*|consult\w*|results?|examination|diagnosis|addendum|synoptic)\b|^(?:final |surgical |anatomic(?:al)? |histo ?)+patholog\w*(?: report)?$|\bhisto ?patholog\w*|\bhistology (?:report|results?|supplement\w*)\b|^(?:cellular pathology|histology)$|\btissue (?:checklist|examination|report)\b|\b(?:outside|referred|consult(?:ation)?) (?:slides?|case|material)\b.*\b(?:consult\w*|review|report)\b|\b(?:slide|pathology) (?:review|consultation)\b|\b(?:dermato|hemato|haemato|neuro)patholog\w*\b(?:.*\b(?:report|consult\w*)\b|$)|\b(?:bone marrow|flow cytometry|cytogenetic\w*)\b.*\b(?:report|results?|analysis|examination|evaluation)\b|\b(?:skin|punch|shave|core|needle|prostate|breast|liver|kidney|renal) biopsy (?:report|results?)\b|\bbiopsia\b.*\binforme\b|\binforme (?:de )?(?:anatom|biopsia|histol)\w*|\bhistologi(?:cal|scher|e)\b.*\b(?:report|examination|befund)\b|\bpathologi\w*.{0,20}befund|\b(?:anatom[ií]a patol[oó]gica|biopsy report)\b/i,
  ],
  [
    'cardiac',
    /\bechocardiogra\w*|\b(?:trans-?(?:thoracic|(?:o?)esophageal)|stress|dobutamine)\b.*\b(?:echo\w*|study)\b|\b(?:cardiac|heart|coronary|left heart|right heart)\b.*\b(?:catheteri[sz]ation|cath|angiogra\w+|monitor\w*)\b|\b(?:event|loop|ambulatory|rhythm)\b.*\bmonitor\w*\b|\b(?:exercise|nuclear|treadmill|myocardial)\b.*\b(?:stress|tolerance|perfusion)\b|\bmultigated\b|\bradionuclide ventriculogra\w+|\bRNVG\b|\b(?:TTE|TEE)\b|\bergometr\w+|\bprueba de esfuerzo\b|\blangzeit-?ekg\b|\b(?:echo|MUGA|ECG|EKG|holter|stress test|cardiac|electrocardiogra\w*)\b.*\b(?:report|results?|study|scan|test|tracing)\b|^(?:12.lead )?(?:ECG|EKG|electrocardiogram)$|\becocardiogra\w*|\belectrocardiograma\b|\bechokardiogra\w*/i,
  ],
  [
    'radiation',
    /\b(?:radiation|radiotherapy|external beam|brachytherapy|strahlentherapie|radioterapia)\b.*\b(?:summary|completion|treatment (?:record|plan|note)|end of|report|abschluss\w*|informe)\b|\b(?:completion|end of treatment|summary|(?:report|letter) (?:at|on) the end|end)\b (?:of |de )?.*\b(?:radiation|radiotherapy)\b|\b(?:informe|resumen|fin) .*\bradioterapia\b|\b(?:course|treatment) completion\b.*\b(?:note|summary|report|letter)\b|\b(?:radiation|radiotherapy|RT)\b.*\b(?:end.of.(?:treatment|therapy)|on.treatment|weekly|simulation|prescription|course)\b|\b(?:on.treatment|weekly treatment|weekly management) (?:visit|note|review)\b|\b(?:SBRT|stereotactic|IMRT|VMAT|proton|brachytherapy)\b.*\b(?:summary|note|report|treatment)\b|\bRT summary\b|^(?:treatment )?completion (?:summary|note|report|letter)$/i,
  ],
  [
    'chemotherapy',
    /\b(?:chemotherapy|chemo|infusion|systemic (?:anti-?cancer )?therapy|antineoplastic|immunotherapy|SACT|biotherapy)\b.*\b(?:record|summary|flow ?sheet|plan|note|orders?|treatment|administration|protocol|regimen)\b|\b(?:record|summary|chart|report|plan|administration|course) of (?:the )?(?:chemotherapy|systemic (?:therapy|treatment)|infusions?)\b|\b(?:day unit|day ward|day hospital|chemotherapy|infusion) (?:chart|record|visit|attendance)\b|\bmedication administration record\b|\bquimioterapia\b|\bchemotherapie\b/i,
  ],
  [
    'discharge',
    /\bdischarge (?:summary|report|note|instructions|letter|record|advice|notification)\b|\b(?:hospital|immediate|electronic) discharge\b|\b(?:summary|report|letter) (?:at|of|on) discharge\b|\binpatient (?:summary|stay)\b|\bhospital (?:stay|course|admission) summary\b|\btransfer summary\b|\bdischarge plan\b|\bentlass(?:ungs)?(?:brief|bericht)\b|\b(?:informe|resumen|nota) de alta\b|\bepicris/i,
  ],
  [
    'operative',
    /\b(?:operative|operation|op|surgical|surgery|procedures?|procedural|interventional)\b (?:report|note|record|summary|procedure report)\b|\b(?:operating|operation) (?:room|theatre)\b.*\b(?:record|report|note)\b|\breport of (?:operation|procedure)\b|\b(?:EGD|upper GI endoscopy|(?:flexible )?sigmoidoscopy|(?:para|thora)centesis|lumbar puncture|endoscopic \w+)\b(?:.*\b(?:reports?|notes?|procedure)\b|$)|\b(?:port|catheter|PICC|stent|drain)\b.*\b(?:placement|insertion|removal|exchange)\b(?:.*\b(?:report|note|record)\b|$)|\bimplant (?:record|card|log)\b|\b(?:colon|gastr|sigmoid|bronch|cyst|hyster|endo|procto|enter|duoden|laryng|thorac)oscop(?:y|ic)\b(?:.*\b(?:reports?|notes?|records?|findings|procedure)\b|$)|\b(?:OGD|ERCP|EUS)\b.*\b(?:report|note)\b|\b(?:informe|nota)\b.*\b(?:colono|gastro|endo|bronco|cisto)scop[ií]a\b|\b(?:kolo|gastro|endo|broncho|zysto)skopie\b.*(?:bericht|befund)|\bop-?bericht\b|\boperationsbericht\b|\b(?:informe|nota|protocolo) (?:operatori[oa]|quir[uú]rgic[oa])\b|\ban(?:a)?esthe(?:sia|tic) (?:record|report|chart|note)\b/i,
  ],
  [
    'history-physical',
    /\bhistory (?:and|&) physical\b|\bH ?& ?P\b|\badmission (?:note|history|clerking|assessment)\b|\bpre.?(?:operative|surgical|op|procedure) (?:an(?:a)?esthe\w+ )?(?:assessment|evaluation|screening|health|medical|clinic|examination)\b|\bpre.?an(?:a)?esthe\w+\b|\bpre.?assessment\b|\ban(?:a)?esthe(?:tic|sia|siology) (?:assessment|evaluation|pre.?assessment)\b|\b(?:valoraci[oó]n|evaluaci[oó]n|estudio|consulta) pre.?(?:operatori[oa]|anest[eé]sic[oa])\b|\b(?:pr(?:ä|ae)medikation|an(?:ä|ae)sthesie-?vorgespr(?:ä|ae)ch)/i,
  ],
  [
    'medication-list',
    /\b(?:medications?|medicines?|prescriptions?)\b.*\b(?:list|reconciliation|profile|summary|history|record)\b|\blist of (?:medications|medicines)\b|^(?:(?:medications?|medicines?|allerg(?:y|ies))(?: ?(?:and|&|\/|,) ?)?){2,}(?: (?:list|record|summary))?$|^(?:current|active|home|my|regular|repeat|usual|discharge|acute) (?:medications?|medicines?|prescriptions?)\b(?: (?:list|slip|request|form|items?|on (?:record|file)))?$|^(?:prescription|medicines? (?:slip|chart|card)|medication (?:slip|chart|card)|repeat slip|repeat template)$|^prescription (?:form|slip|order|request)$|\breceta (?:m[eé]dica|electr[oó]nica)\b|\b(?:hoja|plan) de medicaci[oó]n\b|\btratamiento (?:actual|cr[oó]nico)\b|\bmedikationsplan\b|\blista de medicamentos\b/i,
  ],
  [
    'consult',
    /\bconsult(?:ation)?s?\b(?:.*\b(?:note|report|summary|letter)\b|$)|\b(?:oncology|surgery|medicine|surgical|initial|new patient|inpatient|outpatient)\b.*\bconsult(?:ation)?\b|\bnew patient (?:visit|evaluation|note|assessment|letter|appointment note)\b|\b(?:pre.?treatment|fertility|nutrition(?:al)?|dietary|palliative care|pain|psych\w+|social work|dietitian|dietetic) (?:consult\w*|evaluation|assessment)\b|\b(?:tumou?r|cancer|oncology|multi-?disciplinary|multi-?speciality|breast|case|interdisciplinary)(?: \w+)? (?:boards?|conferences?|rounds|panel review)\b|\btumorkonferenz\b|\btumorboard\b|\bcomit[eé] (?:de|multi)\b.*\b(?:tumores|disciplinar|oncol\w+)\b|\bsesi[oó]n cl[ií]nica\b|\bsecond opinion\b.*\b(?:report|note|summary)\b|\binterconsulta\b|\binitial (?:visit|evaluation)\b|\b(?:primera|segunda) (?:consulta|opini[oó]n)\b|\bMDT (?:meeting|discussion|outcome|summary|report|proforma|decision)\b|\bmulti-?disciplinary (?:team )?(?:meeting|discussion|outcome|clinic|recommendation|review)\b/i,
  ],
  [
    'radiology',
    /\b(?:mammogra\w*|tomosynthesis|(?:venous|arterial|carotid|vascular|duplex|doppler)\b.*\b(?:duplex|doppler|scan|study)|duplex|angiogra\w*|venogra\w*|fluoroscop\w*|arthrogra\w*|urogra\w*|cholangiogra\w*|barium|densitometry|(?:lympho)?scintigra\w*|SPECT|ultrasound|sonogra\w*|MRI|MRA|MRCP|magnetic resonance|CTA|HIDA|MIBG|octreotide scan|skeletal survey|bone (?:mineral )?densit\w+|mineral density|(?:thyroid|renal|gallium|bone|lung|V\/Q|nuclear|MUGA|PET|CAT|DMSA) scan|KUB|galactogra\w*|mammotome|rx de|radiograf[ií]a|CT|CAT scan|PET(?:[/-]CT)?|x-?rays?|radiograph\w*|bone scan|DE?XA|nuclear medicine|computed tomography|ecograf[ií]a|mamograf[ií]a|tomograf[ií]a|resonancia|radiolog[ií]a|sonographie|mammographie)\b|\b(?:radiology|imaging)\b.*\b(?:report|results?|consultation|examination|study|interpretation)\b|\bradiologische?r? befund\b|\b(?:röntgen|szintigra\w+|kernspin\w*|computertomogra\w+)\b.{0,20}\b(?:befund|untersuchung)?\b|^(?:US|XR|MR|NM|MG|IR|DX|FL|MAMMO)\b.*\b(?:thyroid|breasts?|axilla|abd\w*|pelvi\w+|renal|kidneys?|neck|soft tissue|extremit\w+|venous|arterial|scrot\w+|testic\w+|chest|brain|head|spine|cervical|thoracic|lumbar|sacrum|knee|hip|shoulder|elbow|hand|wrist|foot|ankle|tibia|femur|humerus|ribs?|sinus\w*|orbits?|pituitary|prostate|uterus|ovar\w+|liver|hepatic|pancreas|biliary|gallbladder|spleen|bladder|bowel|bone|whole body|lymph\w*|aorta|carotid|cardiac|heart|biopsy|screening|diagnostic|bilateral|unilateral|limited|complete|guided|views?|contrast|w\/?o?|with(?:out)?)\b/i,
  ],
  [
    'lab',
    /\blab(?:orator(?:y|ies|io))?\b.*\b(?:reports?|results?|summary|resultados)\b|^(?:cumulative )?lab(?:oratory)? (?:data|values|work)$|\b(?:complete blood count|CBC|metabolic panel|h(?:a)?ematology|chemistry|urinalysis|tumou?r markers?|lipid panel|blood (?:tests?|count))\b(?:.*\b(?:reports?|results?|panel|differential|with diff\w*)\b|$)|\bblood sciences\b|^(?:clinical |medical )?(?:bio ?chemistry|chemical pathology|immunology|microbiology|serology|virology|endocrinology)(?: (?:and|&) (?:bio ?chemistry|h(?:a)?ematology))?$|\bprostate.specific antigen\b|\b(?:thyroid|liver|renal|kidney) function\b|^(?:full )?blood count\b|\bcoagulation (?:screen|studies|profile)\b|\ban[aá]lisis cl[ií]nicos\b|\b(?:anal[ií]tica|hemograma|bioqu[ií]mica|hematolog[ií]a)\b|\blaborbefund\b|\b(?:informe|resultados) de(?:l)? laboratorio\b|^test results?$|^(?:lab(?:oratory)? )?results? report$|^(?:comprehensive|basic) metabolic\b|\b(?:A1c|iron studies|electrolytes|PT\/INR|vitamin (?:B12|D))\b.*\b(?:reports?|results?|panel|levels?)\b|\b(?:urine|blood|stool|wound|sputum) culture\b|\bhepatitis panel\b|\b(?:pathology|blood|test) results? (?:summary|enquiry|print)\b|\b(?:allergy|allergen|hormone|autoimmune|viral|drug)\b (?:panel|screen)\b|\bblutbild\b|\blaborwerte\b/i,
  ],
  [
    'bill',
    /\b(?:billing|patient|account|hospital|itemi[sz]ed|physician services?) (?:statement|bill|invoice)\b|\bphysician bill\b|\b(?:payment|patient|official|co-?pay) receipt\b|\breceipt (?:for|of) (?:payment|services)\b|\bsuperbill\b|\bgood faith estimate\b|\b(?:final|past due|overdue) notice\b|\bstatement of (?:services|fees)\b|\bfee (?:note|statement)\b|\bhonorar(?:note|rechnung)\b|\bliquidation\b|^(?:statement|(?:tax |final |proforma )?invoice|receipt|bill|rechnung|factura|recibo)(?: (?:of account|summary|no\b.*|\d[\d/-]*))?$|\bstatement of (?:account|charges)\b|\bitemi[sz]ed (?:charges|statement)\b|\b(?:cost|treatment plan and|fee) estimate\b|^estimate\b|\bkostenvoranschlag\b|\bpresupuesto\b/i,
  ],
  [
    'progress',
    /\b(?:progress|clinic|office|follow.?up|visit|encounter|nursing|SOAP|telephone|telehealth|survivorship|oncology)\b (?:visit )?(?:notes?|visit|summary|report|encounter)\b|\bafter.visit summary\b|\b(?:clinical|visit|encounter) summary\b|\b(?:pharmacy|nutrition|dietitian|social work|case management|palliative care|wound care|lactation|chaplain|psychology|navigator|nurs\w+|physician|provider|hospitalist|consultant)\b (?:\w+ )?(?:notes?|encounter)\b|\b(?:tele-?(?:phone|health|medicine|visit)|video|virtual|phone)\b.*\b(?:visit|encounter|consult\w*|call|note|appointment)\b|\b(?:established|return) patient\b|\burgent care\b(?:.*\b(?:note|visit|record|summary)\b)|\b(?:pre|post).?(?:op|operative|treatment|chemo\w*) (?:visit|check|note|follow.?up)\b|\b(?:interval|daily|weekly|discharge) (?:progress|note)\b|\b(?:treatment|session|therapy|visit) notes?\b|\bhistory,? exam\w* and plan\b|\bconsulta de (?:seguimiento|revisi[oó]n|enfermer[ií]a)\b|\bemergency (?:department|dept\.?|room|care|medicine)\b.*\b(?:notes?|record|summary|report|attendance|letter)\b|\b(?:ED|ER|A ?& ?E|urgent care)\b.*\b(?:notes?|record|summary|report|attendance|visit|letter)\b|\b(?:physical|occupational|speech|physio) ?-?therapy\b.*\b(?:evaluation|notes?|assessment|report|progress|summary)\b|\bprogress notes?\b|\b(?:wellness|annual|home|nurse|well.?woman) (?:visit|exam\w*|physical)\b|\boutpatients?\b.*\b(?:report|notes?|letter|summary)\b|\btriage\b.*\b(?:notes?|record|sheet|form)\b|^follow.?up(?: (?:clinic|appointment|review))?$|^(?:(?:clinic|outpatients?|hospital|\w+ology) )?(?:review|attendance|outpatients?)$|^clinic appointment$|\bnota de seguimiento\b|\brevisi[oó]n en consulta\b|\bverlaufs(?:bericht|notiz)\b|\bnota de (?:evoluci[oó]n|consulta)\b/i,
  ],
  [
    'letter',
    /^(?:referral |clinic |doctor'?s? |appointment )?letter\b|\breferral\b(?:.*\b(?:letter|form|request|order|for consultation)\b|$)|\bappointment (?:confirmation|letter|reminder|details|notice|notification|information|itinerary|request|slip|card)\b|\b(?:your|upcoming|new|confirmation of(?: your)?|notification of) (?:\w+ )?appointment\b|\bterminbest(?:ä|ae)tigung\b|\bcita (?:m[eé]dica|previa)\b|\bcitaci[oó]n\b|\bre-?ferral\b.*\brequest\b|\b(?:überweisung|ueberweisung)\b|\binter-?hospital\b.*\btransfer letter\b|\bresult(?:s)? letter\b|\bletter of (?:medical necessity|referral|support|introduction)\b|^(?:secure )?messages?(?: (?:details?|cent(?:er|re)|inbox))?$|\breferral letter\b|\barztbrief\b|\bcarta\b/i,
  ],
  [
    'other',
    /\bcontinuity of care\b|\bsummari[sz]ation of episode\b|\bpatient (?:education|instructions)\b|\bpatient information (?:leaflet|sheet|booklet|guide|brochure)\b|\b(?:hand-?out|leaflet)\b|\b(?:CD|DVD|disc|disk|media) (?:label|contents|release|receipt)\b|\b(?:image|imaging|film|slide) (?:release|transfer|request|library)\b|\b(?:slide|block|specimen)s? (?:release|transmittal|request|inventory)\b|\bfact ?sheet\b|\bfax (?:cover|transmi\w+)|\bcover sheet\b/i,
  ],
]
