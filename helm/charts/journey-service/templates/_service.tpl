{{- define "journey-service.port" -}}8102{{- end }}

{{- define "journey-service.consumes" -}}
- assidu.profile.events
- assidu.profile.changes
- assidu.contact.decisions
- assidu.contact.outcomes
- assidu.loyalty.events
{{- end }}

{{- define "journey-service.required" -}}{{- end }}

{{- define "journey-service.properties" -}}
{{- include "assidu-lib.property" (list "assidu.journey.company-zone" .Values.companyZone) }}
{{- include "assidu-lib.property" (list "assidu.journey.shipped-journeys" .Values.shippedJourneys) }}
{{- end }}

{{- define "journey-service.secrets" -}}{{- end }}

{{- define "journey-service.egress" -}}{{- end }}

{{- define "journey-service.callers" -}}{{- end }}

{{- define "journey-service.calls" -}}{{- end }}

{{- define "journey-service.volumes" -}}{{- end }}

{{- define "journey-service.mounts" -}}{{- end }}
