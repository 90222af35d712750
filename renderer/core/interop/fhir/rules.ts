import type { EntryKind } from '../../model/entry.ts'

/** How a resource of one type becomes an entry: what it is, which elements name it, and which say when, best first. */
export type Rule = { readonly kind: EntryKind; readonly title: readonly string[]; readonly dates: readonly string[] }

const rule = (kind: EntryKind, title: string, dates: string): Rule => ({
  kind,
  title: title.split(' ').filter((name) => name !== ''),
  dates: dates.split(' ').filter((name) => name !== ''),
})

const request = rule('medicine', 'medication', 'authoredOn dateWritten occurrence')
const statement = rule('medicine', 'medication', 'effective dateAsserted whenTaken')
const wish = rule('plan', 'code type service', 'occurrence timing scheduled authoredOn orderedOn requestedOn date')
const image = rule('other', 'description procedureCode modality', 'started')
const claim = rule('other', 'type', 'billablePeriod created')

/** The types that say something about a person (FHIR R4 §2, with the names of DSTU1, DSTU2, STU3 and R5). */
const rules: Readonly<Record<string, Rule>> = {
  Condition: rule('problem', 'code', 'onset recordedDate assertedDate dateRecorded dateAsserted'),
  AllergyIntolerance: rule('allergy', 'code substance', 'onset recordedDate assertedDate lastOccurrence'),
  AdverseReaction: rule('allergy', 'symptom', 'date'),
  MedicationRequest: request,
  MedicationOrder: request,
  MedicationPrescription: request,
  MedicationStatement: statement,
  MedicationUsage: statement,
  MedicationAdministration: rule('medicine', 'medication', 'effective effectiveTime occurence occurrence'),
  MedicationDispense: rule('medicine', 'medication', 'whenHandedOver whenPrepared'),
  Procedure: rule('procedure', 'code type', 'performed occurrence date'),
  Observation: rule('result', 'code name', 'effective applies issued'),
  DiagnosticReport: rule('report', 'code name', 'effective diagnostic issued'),
  Encounter: rule('encounter', 'type class serviceType', 'period actualPeriod plannedStartDate'),
  EpisodeOfCare: rule('encounter', 'type', 'period'),
  Immunization: rule('immunisation', 'vaccineCode vaccineType', 'occurrence date'),
  ImmunizationRecommendation: rule('plan', 'recommendation.vaccineCode', 'date'),
  FamilyMemberHistory: rule('family-history', '', 'date'),
  FamilyHistory: rule('family-history', '', 'date'),
  Device: rule('device', 'type deviceName.name displayName name model', ''),
  DeviceUseStatement: rule('device', 'device', 'timing period recordedOn'),
  DeviceUsage: rule('device', 'device', 'timing period dateAsserted'),
  DeviceRequest: rule('plan', 'code', 'occurrence authoredOn'),
  CarePlan: rule('plan', 'title category description', 'period created modified'),
  ServiceRequest: wish,
  ProcedureRequest: wish,
  DiagnosticOrder: rule('plan', 'item.code', 'event.dateTime'),
  DiagnosticRequest: wish,
  ReferralRequest: wish,
  RequestGroup: wish,
  NutritionOrder: rule('plan', 'oralDiet.type', 'dateTime'),
  VisionPrescription: rule('plan', '', 'dateWritten created'),
  Appointment: rule('appointment', 'description serviceType appointmentType reasonCode type', 'start requestedPeriod'),
  AppointmentResponse: rule('appointment', '', 'start'),
  Goal: rule('plan', 'description.text description', 'start target.due'),
  CareTeam: rule('other', 'name category', 'period'),
  Specimen: rule('other', 'type', 'collection.collected receivedTime'),
  BodyStructure: rule('other', 'location includedStructure.structure morphology', ''),
  BodySite: rule('other', 'code', ''),
  Coverage: rule('other', 'type class.name', 'period'),
  Claim: claim,
  ClaimResponse: claim,
  ExplanationOfBenefit: claim,
  QuestionnaireResponse: rule('other', 'questionnaire', 'authored'),
  QuestionnaireAnswers: rule('other', 'questionnaire', 'authored'),
  Consent: rule('other', 'scope category', 'dateTime'),
  DocumentReference: rule('note', 'description type category', 'context.period date created indexed'),
  DocumentManifest: rule('note', 'description type', 'created'),
  Media: rule('other', 'content.title type view', 'created dateTime occurrence'),
  ImagingStudy: image,
  ImagingSelection: image,
  ImagingManifest: image,
  Medication: rule('other', 'code name', ''),
  ClinicalImpression: rule('note', 'summary code description', 'effective date'),
  DetectedIssue: rule('other', 'code category', 'identified date'),
  RiskAssessment: rule('other', 'code', 'occurrence date'),
  AdverseEvent: rule('other', 'event code category', 'date occurrence recordedDate'),
  Flag: rule('other', 'code', 'period'),
  Communication: rule('note', 'topic category', 'sent received'),
  CommunicationRequest: rule('plan', 'category', 'occurrence authoredOn'),
  SupplyDelivery: rule('other', 'suppliedItem.itemCodeableConcept type', 'occurrence time'),
  SupplyRequest: rule('plan', 'item', 'occurrence authoredOn'),
  MolecularSequence: rule('other', 'type', ''),
  ResearchSubject: rule('other', 'study', 'period'),
  NutritionIntake: rule('other', 'code consumedItem.nutritionProduct', 'occurrence'),
  Task: rule('plan', 'description code', 'executionPeriod authoredOn'),
  Account: rule('other', 'name type', 'servicePeriod'),
  Invoice: rule('other', 'type', 'date'),
  ChargeItem: rule('other', 'code', 'occurrence'),
  EnrollmentRequest: rule('other', '', 'created'),
  CoverageEligibilityRequest: rule('other', '', 'created'),
  CoverageEligibilityResponse: rule('other', '', 'created'),
  PaymentNotice: rule('other', '', 'created'),
  GenomicStudy: rule('other', 'type', 'startDate'),
  BiologicallyDerivedProduct: rule('other', 'productCode', ''),
  Contract: rule('other', 'title type', 'issued'),
  Basic: rule('other', 'code', 'created'),
}

/** The types that carry other resources, or tell of places, people and rules, and say nothing about a person's health. */
const about = new Set(
  (
    'Patient Practitioner PractitionerRole Organization OrganizationAffiliation Location HealthcareService Provenance Composition Bundle ' +
    'Parameters RelatedPerson Endpoint Questionnaire StructureDefinition ValueSet CodeSystem Library OperationOutcome ' +
    'MessageHeader List Group Person Schedule Slot AuditEvent SearchParameter CapabilityStatement Conformance ' +
    'ImplementationGuide ConceptMap NamingSystem OperationDefinition PlanDefinition ActivityDefinition Measure MeasureReport ' +
    'Subscription SubscriptionStatus SubscriptionTopic Linkage Substance MedicationKnowledge DeviceDefinition DeviceMetric DeviceComponent ' +
    'ObservationDefinition SpecimenDefinition ResearchStudy ResearchDefinition ResearchElementDefinition Evidence EvidenceVariable ' +
    'InsurancePlan GraphDefinition CompartmentDefinition StructureMap TerminologyCapabilities TestScript TestReport ' +
    'MessageDefinition ExampleScenario EventDefinition EffectEvidenceSynthesis RiskEvidenceSynthesis ChargeItemDefinition ' +
    'CatalogEntry VerificationResult SecurityEvent'
  ).split(' '),
)

/** The rule of a type; a type that no version above knows is read by its commonest elements. Null: it is about the file. */
export function ruleFor(type: string): Rule | null {
  if (Object.hasOwn(rules, type)) return rules[type] ?? null
  if (about.has(type) || type === 'Binary') return null
  return rule('other', 'code type name title description', 'effective occurrence performed period date created')
}
