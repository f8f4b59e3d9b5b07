/** An edition of the core context. */
export type Edition = '1.3' | '1.4' | '1.5' | '1.6' | '1.7' | '1.8' | '1.9'
export const editions: readonly Edition[] = ['1.3', '1.4', '1.5', '1.6', '1.7', '1.8', '1.9']

/** How JSON-LD reads the values of a term. */
export type Coercion =
  | 'none'
  | 'id'
  | 'vocab'
  | 'dateTime'
  | 'json'
  | 'list'
  | 'idList'
  | 'set'
  | 'index'
  | 'language'

/**
 * What an edition brought or changed. `add`: terms by coercion, parted by spaces. A bare name stands for the IRI of that name in
 * the ngsi-ld namespace; `name=local` for another local name there; `name=prefix:local` for another namespace.
 */
export type EditionTerms = {
  edition: Edition
  add: Partial<Record<Coercion, string>>
  drop?: string
}

/**
 * The terms of the core contexts, edition by edition. Source: CIM 009 annex B of V1.3.1 to V1.9.1, and the contexts
 * published at https://uri.etsi.org/ngsi-ld/v1/. `attributeCount` and `attributeDetails` had no namespace before 1.9.
 */
export const coreTerms: readonly EditionTerms[] = [
  {
    edition: '1.3',
    add: {
      none: `Attribute AttributeList ContextSourceNotification ContextSourceRegistration Date DateTime EntityType EntityTypeInfo
        EntityTypeList GeoProperty Notification Property Relationship Subscription TemporalProperty Time
        Feature=geojson:Feature FeatureCollection=geojson:FeatureCollection GeometryCollection=geojson:GeometryCollection
        LineString=geojson:LineString MultiLineString=geojson:MultiLineString MultiPoint=geojson:MultiPoint
        MultiPolygon=geojson:MultiPolygon Point=geojson:Point Polygon=geojson:Polygon geometry=geojson:geometry
        properties=geojson:properties description=dct:description title=dct:title
        attributeCount=default:attributeCount attributeDetails=default:attributeDetails
        accept csf data detail endpoint entities entityCount error errors format geoQ geoproperty georel idPattern information
        isActive location managementInterval notification observationInterval observationSpace operationSpace q reason
        registrationName status subscriptionName temporalQ throttling timeInterval timeproperty timerel timesSent triggerReason
        unchanged unitCode updated uri value=hasValue`,
      vocab: `attributeList attributeName attributeNames attributeTypes attributes propertyNames relationshipNames typeList
        typeName typeNames watchedAttributes`,
      dateTime: `createdAt endAt endTimeAt expiresAt lastFailure lastNotification lastSuccess modifiedAt notifiedAt observedAt
        startAt timeAt`,
      id: 'datasetId entityId instanceId object=hasObject subscriptionId success tenant',
      list: 'bbox=geojson:bbox coordinates=geojson:coordinates values=hasValues',
      idList: 'objects=hasObjects',
      set: 'features=geojson:features',
    },
  },
  {
    edition: '1.4',
    add: { list: 'avg distinctCount max min stddev sum sumsq totalCount' },
    drop: 'tenant',
  },
  {
    edition: '1.5',
    add: {
      none: 'LanguageProperty attrs lang scope scopeQ',
      id: 'tenant',
      language: 'languageMap=hasLanguageMap',
    },
  },
  {
    edition: '1.6',
    add: {
      none: `cacheDuration contextSourceInfo cooldown key=hasKey localOnly management mode notUpdated notificationTrigger
        notifierInfo operations previousValue=hasPreviousValue receiverInfo refreshRate registrationId showChanges sysAttrs timeout
        timesFailed`,
      dateTime: 'deletedAt',
      id: 'previousObject=hasPreviousObject',
      language: 'previousLanguageMap=hasPreviousLanguageMap',
      list: 'languageMaps=hasLanguageMaps objects=hasObjects',
    },
  },
  {
    edition: '1.7',
    add: {
      none: 'VocabularyProperty',
      index: 'dataset=hasDataset',
      vocab: 'previousVocab=hasPreviousVocab vocab=hasVocab',
      list: 'vocabs=hasVocabs',
    },
  },
  {
    edition: '1.8',
    add: {
      none: `ContextSourceIdentity JsonProperty ListProperty ListRelationship VocabProperty containedBy=isContainedBy
        contextSourceAlias contextSourceUptime entity entityMap=hasEntityMap join joinLevel=hasJoinLevel linkedMaps`,
      json: 'contextSourceExtras json=hasJSON previousJson=hasPreviousJson',
      dateTime: 'contextSourceTimeAt',
      vocab: 'objectType=hasObjectType',
      list: `entityList jsons objectList=hasObjectList objectsLists=hasObjectsLists previousObjectList=hasPreviousObjectList
        previousValueList=hasPreviousValueList valueList=hasValueList valueLists=hasValueLists`,
    },
    drop: 'VocabularyProperty',
  },
  {
    edition: '1.9',
    add: {
      none: `EntityMap ExecutionResultDetails Snapshot SnapshotNotification aggrMethods aggrParams aggrPeriodDuration
        attributeCount attributeDetails collation entityMapLifetime=hasEntityMapLifetime expandValues jsonKeys jsonldContext
        langString=rdf:langString lastN ngsildConformance ngsildproof omit ordering pick resultStatus snapshotId
        snapshotLifetime snapshotPriority snapshotStatus splitEntities=hasSplitEntities`,
      json: 'problemDetails',
      dateTime: 'lastUsedAt',
      vocab: 'valueType=hasValueType',
      index: 'entityMap=hasEntityMap',
      list: `objectLists=hasObjectLists orderBy snapshotQueries snapshotQueriesDetails snapshotTemporalQueries
        snapshotTemporalQueriesDetails`,
    },
    drop: 'objectsLists',
  },
]
