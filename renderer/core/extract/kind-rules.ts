import { type DocumentKind } from '../model/document-kind.ts'

/** What the title of each kind of document looks like; the first that fits a line names the kind, so the order matters. */
export const titleRules: readonly (readonly [DocumentKind, RegExp])[] = [
  [
    'other',
    /\bquestionnaire\b|\b(?:intake|registration|health history|medical history|screening|new patient) forms?\b|\b(?:immuni[sz]ations?|vaccin\p{L}+)\b(?:.*\b(?:records?|history|card|certificate|report|list|summary|register)\b|$)|\b(?:impfpass|impfausweis|cartilla de vacunaci[oó]n)\b|\bpatient (?:care|clinical) (?:report|record)\b|\bambulance\b.*\b(?:report|record|sheet|form)\b|\b(?:plan of care|care plan|certification (?:and|&) plan)\b|\b(?:pulmonary|lung) function\b|\bspirometry\b|\bpolysomnogra\p{L}+|\bsleep study\b|\b(?:sick|fit|work|school) (?:note|excuse)\b/iu,
  ],
  [
    'insurance',
    /\bexplanation of benefits\b|\binsurance (?:card|claim|coverage|verification)\b|\b(?:prior|pre-?) ?authori[sz]ation\b|\bauthori[sz]ation of (?:an? |the |your )?(?:services?|treatment|procedure|benefits?|admission|stay)\b|\b(?:certificate|confirmation) of (?:cover|coverage|insurance)\b|\bautorizaci[oó]n (?:de|del|previa)\b|\bkosten(?:ü|ue)bernahme\b|\bnotice of (?:denial|coverage|claim)\b|\bbenefits? (?:summary|statement)\b|\bsummary of benefits\b|\bhealth (?:plan|insurance)\b.*\bcard\b/i,
  ],
  [
    'consent',
    /\bconsent\b(?: (?:form|to|for)\b|$)|^consent|\bauthori[sz]ation (?:to|for) (?:use|release|disclos\w+)|\brelease of (?:information|records)\b|\bpower of attorney\b|\badvance directive\b|\bhealth ?care proxy\b|\bliving will\b|\beinwilligung|\bconsentimiento\b|\bprivacy (?:notice|practices)\b/i,
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
    /\b(?:oncotype|mammaprint|prosigna|foundationone|guardant ?360|caris|tempus|endopredict)\b|\b(?:genomic|molecular|somatic|tumou?r|next.generation sequencing|NGS)\b(?! (?:board|size|markers?|grade)).*\b(?:report|results?|profil\w+|test\w*|analysis|pathology)\b|\bmutation(?:al)? analysis\b/i,
  ],
  [
    'biomarker',
    /\b(?:receptor|biomarkers?|HER-?2(?:\/neu)?|ER\/PR|immunohistochem\w+|IHC|FISH|in situ hybridi[sz]ation|PD-?L1|ki-?67|prognostic)\b.*\b(?:report|results?|analysis|studies|panel|profile|assay|markers?|test\w*)\b|^immuno ?histochem\w*\b|^(?:DNA )?mismatch repair\b|^microsatellite instability\b|\b(?:hormone )?receptor status\b|\binmunohistoqu[ií]mica\b|\bimmunhistochem/i,
  ],
  [
    'cytology',
    /\b(?:cytolog\w*|cytopatholog\w*|pap (?:smear|test))\b(?:.*\b(?:report|results?|examination|diagnosis|consultation|non-?gyn\w*)\b|$)|\bfine.needle aspirat\w+.*\breport\b|^fine.needle aspiration\b|\bcitolog[ií]a\b|\bzytolog/i,
  ],
  [
    'pathology',
    /\bpath(?:ology|ological|olog)?\b.*\b(?:repor\w*|consult\w*|results?|examination|diagnosis|addendum|synoptic)\b|^(?:final |surgical |anatomic(?:al)? |histo ?)+patholog\w*(?: report)?$|\bhisto ?patholog\w*|\bhistology (?:report|results?|supplement\w*)\b|^(?:cellular pathology|histology)$|\btissue (?:checklist|examination|report)\b|\bhistologi(?:cal|scher|e)\b.*\b(?:report|examination|befund)\b|\bpathologi\w*.{0,20}befund|\b(?:anatom[ií]a patol[oó]gica|biopsy report)\b/i,
  ],
  [
    'cardiac',
    /\bechocardiogra\w*|\b(?:echo|MUGA|ECG|EKG|holter|stress test|cardiac|electrocardiogra\w*)\b.*\b(?:report|results?|study|scan|test|tracing)\b|^(?:12.lead )?(?:ECG|EKG|electrocardiogram)$|\becocardiogra\w*|\belectrocardiograma\b|\bechokardiogra\w*/i,
  ],
  [
    'radiation',
    /\b(?:radiation|radiotherapy|external beam|brachytherapy|strahlentherapie|radioterapia)\b.*\b(?:summary|completion|treatment (?:record|plan|note)|end of|report|abschluss\w*|informe)\b|\b(?:completion|end of treatment|summary|(?:report|letter) (?:at|on) the end|end)\b (?:of |de )?.*\b(?:radiation|radiotherapy)\b|\b(?:informe|resumen|fin) .*\bradioterapia\b/i,
  ],
  [
    'chemotherapy',
    /\b(?:chemotherapy|chemo|infusion|systemic therapy|antineoplastic)\b.*\b(?:record|summary|flow ?sheet|plan|note|orders?|treatment|administration|protocol|regimen)\b|\b(?:record|summary|chart|report|plan|administration|course) of (?:the )?(?:chemotherapy|systemic (?:therapy|treatment)|infusions?)\b|\b(?:day unit|day ward|day hospital|chemotherapy|infusion) (?:chart|record|visit|attendance)\b|\bmedication administration record\b|\bquimioterapia\b|\bchemotherapie\b/i,
  ],
  [
    'discharge',
    /\bdischarge (?:summary|report|note|instructions|letter|record|advice|notification)\b|\b(?:hospital|immediate|electronic) discharge\b|\bentlass(?:ungs)?(?:brief|bericht)\b|\b(?:informe|resumen|nota) de alta\b|\bepicris/i,
  ],
  [
    'operative',
    /\b(?:operative|operation|op|surgical|surgery|procedure)\b (?:report|note|record|summary|procedure report)\b|\breport of (?:operation|procedure)\b|\b(?:colon|gastr|sigmoid|bronch|cyst|hyster|endo|procto|enter|duoden|laryng|thorac)oscop(?:y|ic)\b(?:.*\b(?:reports?|notes?|records?|findings|procedure)\b|$)|\b(?:OGD|ERCP|EUS)\b.*\b(?:report|note)\b|\b(?:informe|nota)\b.*\b(?:colono|gastro|endo|bronco|cisto)scop[ií]a\b|\b(?:kolo|gastro|endo|broncho|zysto)skopie\b.*(?:bericht|befund)|\bop-?bericht\b|\boperationsbericht\b|\b(?:informe|nota|protocolo) (?:operatori[oa]|quir[uú]rgic[oa])\b|\ban(?:a)?esthe(?:sia|tic) (?:record|report|chart|note)\b/i,
  ],
  [
    'history-physical',
    /\bhistory (?:and|&) physical\b|\bH ?& ?P\b|\badmission (?:note|history|clerking|assessment)\b|\bpre.?(?:operative|surgical|op|procedure) (?:an(?:a)?esthe\w+ )?(?:assessment|evaluation|screening|health|medical|clinic|examination)\b|\bpre.?an(?:a)?esthe\w+\b|\bpre.?assessment\b|\ban(?:a)?esthe(?:tic|sia|siology) (?:assessment|evaluation|pre.?assessment)\b|\b(?:valoraci[oó]n|evaluaci[oó]n|estudio|consulta) pre.?(?:operatori[oa]|anest[eé]sic[oa])\b|\b(?:pr(?:ä|ae)medikation|an(?:ä|ae)sthesie-?vorgespr(?:ä|ae)ch)/i,
  ],
  [
    'medication-list',
    /\b(?:medications?|medicines?|prescriptions?)\b.*\b(?:list|reconciliation|profile|summary|history|record)\b|\blist of (?:medications|medicines)\b|^(?:current|active|home|my|regular|repeat|usual|discharge|acute) (?:medications?|medicines?|prescriptions?)\b(?: (?:list|slip|request|form|items?|on (?:record|file)))?$|^(?:prescription|medicines? (?:slip|chart|card)|medication (?:slip|chart|card)|repeat slip|repeat template)$|^prescription (?:form|slip|order|request)$|\breceta (?:m[eé]dica|electr[oó]nica)\b|\b(?:hoja|plan) de medicaci[oó]n\b|\btratamiento (?:actual|cr[oó]nico)\b|\bmedikationsplan\b|\blista de medicamentos\b/i,
  ],
  [
    'consult',
    /\bconsult(?:ation)?s?\b(?:.*\b(?:note|report|summary|letter)\b|$)|\b(?:oncology|surgery|medicine|surgical|initial|new patient|inpatient|outpatient)\b.*\bconsult(?:ation)?\b|\bnew patient (?:visit|evaluation|note|assessment)\b|\btumou?r board\b|\bsecond opinion\b.*\b(?:report|note|summary)\b|\binterconsulta\b|\binitial (?:visit|evaluation)\b|\b(?:primera|segunda) (?:consulta|opini[oó]n)\b|\bMDT (?:meeting|discussion|outcome|summary)\b|\bmultidisciplinary (?:team )?(?:meeting|discussion|outcome)\b/i,
  ],
  [
    'radiology',
    /\b(?:mammogra\w*|tomosynthesis|(?:venous|arterial|carotid|vascular|duplex|doppler)\b.*\b(?:duplex|doppler|scan|study)|duplex|angiogra\w*|venogra\w*|fluoroscop\w*|arthrogra\w*|urogra\w*|cholangiogra\w*|barium|densitometry|(?:lympho)?scintigra\w*|SPECT|ultrasound|sonogra\w*|MRI?|magnetic resonance|CT|CAT scan|PET(?:[/-]CT)?|x-?rays?|radiograph\w*|bone scan|DE?XA|nuclear medicine|computed tomography|ecograf[ií]a|mamograf[ií]a|tomograf[ií]a|resonancia|radiolog[ií]a|sonographie|mammographie)\b|\b(?:radiology|imaging)\b.*\b(?:report|results?|consultation|examination|study|interpretation)\b|\bradiologische?r? befund\b|^(?:US|XR|MR|NM|MG|IR|MAMMO)\b.*\b(?:thyroid|breasts?|axilla|abd\w*|pelvi\w+|renal|kidneys?|neck|soft tissue|extremit\w+|venous|arterial|scrot\w+|testic\w+|chest|brain|head|spine|knee|hip|shoulder|hand|foot|ankle|wrist|liver|biopsy|screening|diagnostic|bilateral)\b/i,
  ],
  [
    'lab',
    /\blab(?:orator(?:y|ies|io))?\b.*\b(?:reports?|results?|summary|resultados)\b|^(?:cumulative )?lab(?:oratory)? (?:data|values|work)$|\b(?:complete blood count|CBC|metabolic panel|h(?:a)?ematology|chemistry|urinalysis|tumou?r markers?|lipid panel|blood (?:tests?|count))\b(?:.*\b(?:reports?|results?|panel|differential|with diff\w*)\b|$)|\bblood sciences\b|^(?:clinical |medical )?(?:bio ?chemistry|chemical pathology|immunology|microbiology|serology|virology|endocrinology)(?: (?:and|&) (?:bio ?chemistry|h(?:a)?ematology))?$|\bprostate.specific antigen\b|\b(?:thyroid|liver|renal|kidney) function\b|^(?:full )?blood count\b|\bcoagulation (?:screen|studies|profile)\b|\ban[aá]lisis cl[ií]nicos\b|\b(?:anal[ií]tica|hemograma|bioqu[ií]mica|hematolog[ií]a)\b|\blaborbefund\b|\b(?:informe|resultados) de(?:l)? laboratorio\b|^test results?$/i,
  ],
  [
    'bill',
    /\b(?:billing|patient|account|hospital|itemi[sz]ed|physician) (?:statement|bill|invoice)\b|^(?:statement|(?:tax |final |proforma )?invoice|receipt|bill|rechnung|factura|recibo)(?: (?:of account|summary|no\b.*|\d[\d/-]*))?$|\bstatement of (?:account|charges)\b|\bitemi[sz]ed (?:charges|statement)\b|\b(?:cost|treatment plan and|fee) estimate\b|^estimate\b|\bkostenvoranschlag\b|\bpresupuesto\b/i,
  ],
  [
    'progress',
    /\b(?:progress|clinic|office|follow.?up|visit|encounter|nursing|SOAP|telephone|telehealth|survivorship|oncology)\b (?:visit )?(?:notes?|visit|summary|report|encounter)\b|\bafter.visit summary\b|\bemergency (?:department|dept\.?|room|care|medicine)\b.*\b(?:notes?|record|summary|report|attendance|letter)\b|\b(?:ED|ER|A ?& ?E|urgent care)\b.*\b(?:notes?|record|summary|report|attendance|visit|letter)\b|\b(?:physical|occupational|speech|physio) ?-?therapy\b.*\b(?:evaluation|notes?|assessment|report|progress|summary)\b|\bprogress notes?\b|\b(?:wellness|annual|home|nurse|well.?woman) (?:visit|exam\w*|physical)\b|\boutpatients?\b.*\b(?:report|notes?|letter|summary)\b|\btriage\b.*\b(?:notes?|record|sheet|form)\b|^follow.?up(?: (?:clinic|appointment|review))?$|^(?:(?:clinic|outpatients?|hospital|\w+ology) )?(?:review|attendance|outpatients?)$|^clinic appointment$|\bnota de seguimiento\b|\brevisi[oó]n en consulta\b|\bverlaufs(?:bericht|notiz)\b|\bnota de (?:evoluci[oó]n|consulta)\b/i,
  ],
  [
    'letter',
    /^(?:referral |clinic |doctor'?s? |appointment )?letter\b|\breferral\b(?:.*\b(?:letter|form|request|order|for consultation)\b|$)|\bappointment (?:confirmation|letter|reminder|details|notice)\b|^(?:secure )?messages?(?: (?:details?|cent(?:er|re)|inbox))?$|\breferral letter\b|\barztbrief\b|\bcarta\b/i,
  ],
  [
    'other',
    /\bcontinuity of care\b|\bsummari[sz]ation of episode\b|\bpatient (?:education|information|instructions)\b|\bfact ?sheet\b|\bfax (?:cover|transmi\w+)|\bcover sheet\b/i,
  ],
]

/** A trait of a kind's text: its weight, what to look for, and how many times it must occur to count (once without). */
export type Trait = readonly [weight: number, pattern: RegExp, times?: number]

/** Traits found anywhere in the text. Each counts once, however often it occurs. */
export const traits: Readonly<Partial<Record<DocumentKind, readonly Trait[]>>> = {
  pathology: [
    [3, /\bgross (?:description|exam\w*|diagnosis|and microscopic)|\bmacroscop\w*|\btissue description|\bGROSS\b/i],
    [3, /\bmicroscopic (?:description|exam\w*|diagnosis|findings)|\bmicroscop\w* ?:/i],
    [
      2,
      /\bspecimens?\b ?(?:\(s\))?(?: (?:submitted|received|type|source|site|size|laterality|label\w*|designated))?\s*[:.]|\bspecimens? (?:submitted|received|is received|consists?)|\bmaterial ?:/i,
    ],
    [
      3,
      /\bfinal (?:pathologic(?:al)? )?diagnos[ei]s|\bpathologic(?:al)? diagnos[ei]s|\bhistopathologic\w*|\bpath(?:ology)? report/i,
    ],
    [3, /\breceived (?:fresh|in (?:formalin|fixative|saline))|\bin formalin\b|\b(?:inked|cassettes?)\b/i],
    [
      2,
      /\bfrozen section|\bintraoperative consultation|\bparaffin|\bhematoxylin|\bH ?& ?E\b|\bimmuno ?(?:histochem\w*|stains?|peroxidase)/i,
    ],
    [
      2,
      /\bhistolog\w* (?:type|grade)|\btumou?r (?:size|site|type|location|grade|classification)|\bFuhrman|\bGleason|\bNottingham|\bBreslow|\bScarff|\bSBR\b|\bNSABP/i,
    ],
    [2, /\bp ?T ?(?:[0-4X]|is)[a-d]?\b|\bp ?T\d[a-d]?,? ?p?N/i],
    [
      2,
      /\b(?:representative )?sections? (?:show|from|of|are|is|reveal|demonstrat)|\brepresentative sections|\bsectioning|\bcut surface|\bserially/i,
    ],
    [1, /\b(?:surgical |resection |excision )?margins?\b/i],
    [1, /\blymph nodes?\b/i],
    [
      1,
      /\b(?:adeno)?carcinoma\b|\bmelanoma|\bsarcoma|\blymphoma|\bglioma|\bglioblastoma|\bastrocytoma|\bseminoma|\bthymoma|\bmesothelioma|\bneoplasm|\btumou?r\b|\bfibroadenoma|\bmetastatic/i,
    ],
    [1, /\b(?:well|moderately|poorly|un)[- ]?differentiated\b|\binfiltrating\b|\binvasi(?:ve|on)\b/i],
    [
      2,
      /\blympho?-?vascular|\bangio-?lymphatic|\bperineural|\bangio-?invasion|\bextracapsular|\bnecrosis\b|\bmitotic|\bmitos[ei]s/i,
    ],
    [1, /\b\w+(?:ectomy|scopy)\b|\bexcision|\bresection|\bbiops(?:y|ies)|\blumpectomy/i],
    [1, /\bdiagnos[ei]s\w*(?:\/\w+)?\s*[:.]/i],
    [1, /\bsynoptic|\bpathologist\b|\bAJCC\b|\bFIGO\b/i],
  ],
  cytology: [
    [3, /\bcytolog\w*|\bcytopatholog\w*/i],
    [2, /\bfine.needle aspirat\w*|\bFNA\b/i],
    [3, /\bthin ?prep|\bpap smear|\bliquid.based/i],
    [2, /\bcell block|\bsmears?\b/i],
    [1, /\badequa(?:te|cy)\b/i],
    [2, /\batypical cells|\bmalignant cells/i],
  ],
  biomarker: [
    [1, /\bestrogen receptor/i],
    [1, /\bprogesterone receptor/i],
    [1, /\bHER-?2/i],
    [2, /\ballred|\bh-?score\b|\bstaining intensity/i],
    [1, /\bclone\b/i],
    [2, /\bASCO\/CAP\b/i],
    [1, /\bki-?67/i],
  ],
  genomic: [
    [3, /\brecurrence score/i],
    [2, /\bvariant allele|\ballele fre\w+/i],
    [2, /\btumou?r mutational burden|\bTMB\b/i],
    [1, /\bmicrosatellite/i],
    [2, /\bgenomic (?:alterations|findings|assay|test|profil\w+)/i],
    [1, /\bdistant recurrence/i],
    [2, /\bnext.generation sequencing/i],
    [3, /\bc\.\d+\S{0,6}[ACGT]>[ACGT]|\bp\.\(?\p{L}{1,3}\d+/u],
    [2, /\b(?:KRAS|NRAS|BRAF|EGFR|TP53|PIK3CA|ALK|ROS1|ERBB2|IDH[12]?|RET|NTRK\d?)\b/, 2],
    [1, /\bvariants?\b|\bmutations?\b/i],
  ],
  genetics: [
    [3, /\bgermline\b/i],
    [3, /\bvariants? of uncertain significance|\bVUS\b/i],
    [2, /\bpathogenic variant|\blikely pathogenic/i],
    [2, /\bgenetic counsel\w*/i],
    [2, /\bhereditary\b/i],
    [1, /\bgenes? (?:analy[sz]ed|tested|evaluated)/i],
  ],
  radiology: [
    [
      5,
      /\b(?:exam(?:ination)?|study|procedure|investigation|modality|estudio|untersuchung)\s*:\s*.{0,30}\b(?:CT|MRI?|x-?ray|XR|ultrasound|US|PET|(?:bone|whole.body|nuclear|DE?XA) scan|mammogra\w+|DE?XA|TAC|RM|ecograf\S+)\b/i,
    ],
    [2, /\bimpression\s*[:.]|\bIMPRESSION\b|\bbeurteilung\b/],
    [2, /\btechnique\s*:|\bTECHNIQUE\b/],
    [2, /\bcomparison\s*:|\bCOMPARISON\b/],
    [1, /\bfindings\s*:|\bFINDINGS\b/],
    [1, /\bindication\s*:|\bINDICATION\b/],
    [3, /\b(?:BI|PI|TI|LI|LUNG)-?RADS\b/i],
    [2, /\b[TZ]-score\b|\bbone (?:mineral )?density\b/i],
    [1, /\bcontrast\b/i],
    [2, /\bradiologist\b/i],
    [
      2,
      /\b(?:mammogram|tomosynthesis|ultrasound|MRI|CT|PET|radiograph)\b.{0,40}\b(?:breast|chest|abdomen|pelvis|brain|spine|with|without)\b/i,
    ],
    [1, /\baxial|\bcoronal|\bsagittal|\bhypoechoic|\bcraniocaudal|\bSUV\b/i],
  ],
  operative: [
    [1, /\bpre-?operative diagnosis/i],
    [1, /\bpost-?operative diagnosis/i],
    [2, /\ban(?:a)?esthesia\s*:/i],
    [3, /\bestimated blood loss|\bEBL\b/i],
    [2, /\bsurgeon\s*:/i],
    [
      3,
      /\bdescription of (?:the )?(?:procedure|operation)|\bprocedure in detail|\bdetails of (?:the )?procedure|\boperative (?:findings|technique|course)/i,
    ],
    [2, /\bprepped|\bdraped/i],
    [1, /\bincision/i],
    [2, /\b(?:sponge|needle|instrument) (?:and \w+ )?counts?/i],
    [1, /\bsutur\w+|\bvicryl|\bmonocryl/i],
    [2, /\btolerated the procedure|\brecovery room/i],
  ],
  discharge: [
    [3, /\bhospital course/i],
    [2, /\bdischarge (?:diagnos\w+|medications?|condition|disposition)/i],
    [2, /\bdischarge date|\bdate of discharge/i],
    [1, /\badmission (?:date|diagnos\w+)|\bdate of admission/i],
    [1, /\bdischarged\b/i],
  ],
  consult: [
    [2, /\bI (?:have )?(?:reviewed|saw|met|assessed|examined)\b|\bwas (?:seen|reviewed) (?:in|at|by)\b/i],
    [3, /\breason for (?:consult\w*|referral|visit)/i],
    [
      5,
      /\b(?:thank you|(?:many )?thanks)(?: (?:very|so) much| kindly)? for (?:kindly )?(?:referring|asking|allowing|(?:your|the) (?:kind )?referral|sending (?:me|us|this|mrs?|ms|him|her|along)\b)|\bwas (?:kindly )?referred (?:to me|by)/i,
    ],
    [2, /\bconsultation\b/i],
    [2, /\bon examination\b|\bphysical exam|\bpast (?:medical |surgical )?history/i],
    [1, /\bhistory of present illness|\bHPI\b/i],
    [1, /\boncolog(?:ic|y) history/i],
    [1, /\brecommend(?:ations?|ed)?\b/i],
    [1, /\bassessment\b/i],
  ],
  progress: [
    [2, /\bA\/P\b|\bencounter date|\boffice visit|\bdate of visit|\breason for visit/i],
    [1, /\boutpatients?\b|\bclinic (?:review|visit|date)\b|\breview in \d/i],
    [1, /\bvitals?\b(?: signs?)?\s*:?/i],
    [3, /\binterval history/i],
    [1, /\bsubjective\s*:/i],
    [1, /\bobjective\s*:/i],
    [2, /\bassessment (?:and|&|\/) ?plan/i],
    [1, /\bfollow.?up\b/i],
    [1, /\breturn (?:to clinic|in)\b/i],
  ],
  'history-physical': [
    [2, /\bchief complaint/i],
    [1, /\bpast medical history/i],
    [1, /\bsocial history/i],
    [1, /\breview of systems/i],
    [1, /\bphysical exam\w*/i],
    [1, /\bfamily history/i],
  ],
  lab: [
    [3, /\bref(?:erence|\.)? ?(?:range|interval|values?)|\bnormal range|\breferenzbereich|\bvalores de referencia/i],
    [1, /\bunits?\b/i],
    [1, /\bflags?\b|\babnormal\b/i],
    [
      3,
      /(?:\b(?:[gm]|mc|n|u)g\/d?[mL]L?|(?<!\p{L})(?:[mnuµ]?mol|[munµ]?g)\/L|mL\/min|\bI?U\/m?L|\b[KM]\/u?[Lµ]L?|10[*^Ee]\d|\bfL\b|\bmEq\/L)/u,
      3,
    ],
    [
      3,
      /\b(?:h(?:a)?emoglobin|h(?:a)?ematocrit|WBC|leukozyten|platelets?|creatinine|sodium|potassium|glucose|ALT|AST|bilirubin|albumin|calcium|neutrophils?|MCV|CA ?(?:15-3|19-9|125|27\.29)|CEA|PSA|AFP|TSH|eGFR|urea|potasio|sodio|creatinina|hemoglobina|plaquetas|leu[ck]ocytes|white cells)\b/i,
      3,
    ],
    [1, /\bspecimen type|\bfasting|\bcollected\b|\bsample\b/i],
    [3, /\b(?:urine|blood|sputum|wound|stool|throat) culture|\bsusceptibilit\w+/i],
    [
      4,
      /\b(?:tests?|analytes?|determination|component|prueba|an[aá]lisis)(?: name)?[\s|]+(?:results?|values?|resultado)[\s|]+(?:flags?[\s|]+)?(?:units?|unidades|ref\w*|range)\b/i,
    ],
    [2, /\bmicrobiolog\w*|\bno growth\b/i],
    [2, /\b(?:clinical )?(?:biochemistry|chemistry|ha?ematology)\b/i],
  ],
  'medication-list': [
    [2, /\b\d+(?:\.\d+)? ?(?:mg|mcg|units)\b/i, 4],
    [
      3,
      /\b(?:(?:once|twice|three times|\d times) (?:a day|daily)|by mouth|tablets?|capsules?|BID|TID|PRN|refills?)\b/i,
      3,
    ],
    [2, /\bmedications?\s*(?:list)?\s*:/i],
    [1, /\bpharmacy\b/i],
    [1, /\bdose\b/i],
  ],
  chemotherapy: [
    [2, /\bcycles? ?(?:#|no\.?|number)? ?:? ?\d|\bC\dD\d/i],
    [2, /\bmg\/m ?[2²]/i],
    [
      2,
      /\b(?:docetaxel|paclitaxel|doxorubicin|epirubicin|cyclophosphamide|carboplatin|cisplatin|oxaliplatin|irinotecan|fluorouracil|capecitabine|leucovorin|folin(?:ic acid|ate)|gemcitabine|pemetrexed|etoposide|vinorelbine|eribulin|trastuzumab|pertuzumab|bevacizumab|cetuximab|panitumumab|pembrolizumab|nivolumab|atezolizumab|durvalumab|rituximab|vincristine|bleomycin|methotrexate|bortezomib)\b/i,
      2,
    ],
    [2, /\bpremedications?/i],
    [2, /\bBSA\b|\bbody surface area/i],
    [1, /\bregimen\b/i],
    [1, /\binfus\w+/i],
  ],
  radiation: [
    [2, /\b\d+(?:\.\d+)? ?c?Gy\b/i],
    [2, /\bfractions?\b|\bfx\b/i],
    [1, /\bboost\b/i],
    [2, /\blinear accelerator|\bIMRT|\bVMAT|\btangents?\b|\bsimulation\b/i],
    [2, /\bradiation (?:oncolog\w+|therapy)/i],
  ],
  cardiac: [
    [3, /\bejection fraction|\bLVEF\b/i],
    [2, /\b(?:mitral|aortic|tricuspid)\b/i],
    [2, /\bleft ventric\w+/i],
    [2, /\bsinus rhythm|\batrial fibrillation/i],
    [2, /\bQTc?\b|\bPR (?:interval|int\b|\d)|\bQRS\b/],
    [2, /\bvent(?:ricular|\.)? rate\b/i],
    [2, /\bdoppler|\btransthoracic/i],
  ],
  insurance: [
    [3, /\bmember (?:id|number|no|#)/i],
    [2, /\bgroup (?:number|no|#|id)/i],
    [2, /\bsubscriber\b/i],
    [2, /\bclaim (?:number|no|#|id)/i],
    [2, /\bdeductible|\bco-?pay\w*|\bcoinsurance/i],
    [5, /\bthis is not a bill/i],
    [
      3,
      /\b(?:authori[sz]ation|approval|reference|referral|case) (?:number|no|#)\b.*\b(?:approv|auth)|\bauthori[sz]ation (?:number|no|#)/i,
    ],
    [3, /\butili[sz]ation (?:management|review)\b|\b(?:have|has been|is|are|was|were) (?:approved|denied|accepted)\b/i],
    [2, /\byour (?:claim|policy|membership|cover(?:age)?)\b|\bmember (?:services|card)\b/i],
    [3, /\bRx ?BIN|\bRx ?PCN|\bRx ?GRP/i],
    [3, /\bplan paid|\ballowed amount|\byour plan/i],
    [2, /\bprior authori[sz]ation/i],
    [2, /\bpolicy(?:holder)?\b|\bp[oó]liza\b/i],
    [3, /\binsured (?:person|member|party)\b|\b(?:person|member) insured\b|\basegurad[oa]\b|\bversicherte/i],
    [2, /\b(?:is|are|will be|not) covered\b|\bcovered (?:in full|services?)\b/i],
  ],
  bill: [
    [4, /\b(?:amount|balance|total) (?:now )?due|\bpay this amount|\bplease (?:pay|remit)|\bzu zahlen/i],
    [1, /\bdue date|\bpayment due/i],
    [1, /\baccount (?:number|no|#)/i],
    [1, /\bcharges?\b/i],
    [1, /\bpayments?\b/i],
    [2, /[$€£] ?\d/, 3],
    [2, /\bremit\b|\bcheck payable/i],
  ],
  identity: [
    [4, /\bpassport (?:no|number)|\bdriver'?s? licen[cs]e/i],
    [2, /\bnationality\b/i],
    [1, /\bdate of (?:issue|expiry)/i],
    [2, /P<[A-Z]{3}/],
  ],
  consent: [
    [4, /\bI,? (?:hereby |the undersigned,? )?(?:consent|authori[sz]e|give permission)/i],
    [2, /\bsignature of (?:patient|witness|parent)|\bpatient (?:or representative )?signature/i],
    [2, /\brevoke\b/i],
    [2, /\brisks(?:,| and) benefits/i],
  ],
  other: [
    [3, /\[[ x]?\] ?(?:yes|no)\b|\byes ?\/ ?no\b|[☐☑☒] ?(?:yes|no)\b/i, 2],
    [2, /\b(?:have you|do you|are you|did you)\b[^.\n]{3,80}\?/i, 2],
    [1, /\bplease (?:complete|fill|tick|circle|print)\b/i],
    [2, /\bvaccin\w+|\bimmuni[sz]ation/i],
  ],
  letter: [
    [4, /^\W*(?:from|to|sent|subject|asunto|betreff|message from|sent on)\b(?: ?:| on\b)/im, 2],
    [6, /\bto whom it may concern\b|\bdear (?:dr|mr|mrs|ms|miss|prof|colleague|doctor|patient|sir|madam|\p{Lu})/iu],
    [
      3,
      /\b(?:sincerely|yours (?:truly|faithfully)|(?:kind|best|warm|with) (?:regards|wishes)|with (?:kind|best|warm) (?:regards|wishes)|yours (?:sincerely|ever)|un (?:cordial )?saludo|atentamente|mit freundlichen)\b/i,
    ],
    [6, /\bsehr geehrte|\bestimad[oa]\b/i],
    [1, /^\s*re ?:/im],
    // A message of a portal, a phone or by mail.
    [3, /^from ?: .*<[^>\s]+@[^>\s]+>/im],
    [3, /\b(?:reply to|answer) (?:to )?this message\b|\bdo not reply\b|\bresponda a este mensaje\b/i],
    [3, /^\s*(?:good (?:morning|afternoon|evening|day)|hello|hi|buenos d[ií]as|buenas tardes|hola)\b/im],
  ],
}
