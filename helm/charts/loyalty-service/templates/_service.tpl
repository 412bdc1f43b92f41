{{- define "loyalty-service.port" -}}8105{{- end }}

{{- define "loyalty-service.consumes" -}}
- assidu.profile.events
- assidu.profile.changes
- assidu.fraud.alerts
{{- end }}

{{- define "loyalty-service.required" -}}{{- end }}

{{- define "loyalty-service.properties" -}}
{{- include "assidu-lib.property" (list "quarkus.rest-client.fraud-service.url" (default (printf "http://%s" (include "assidu-lib.nameOf" (list . "fraud-service"))) .Values.fraud.url)) }}
{{- include "assidu-lib.property" (list "assidu.loyalty.risk.budget" .Values.fraud.budget) }}
{{- include "assidu-lib.property" (list "quarkus.oidc-client.client-id" .Values.oidcClient.id) }}
{{- include "assidu-lib.property" (list "quarkus.oidc-client.credentials.secret" "${OIDC_CLIENT_SECRET}") }}
{{- if .Values.global.oidc.caSecret.name }}
{{- include "assidu-lib.property" (list "quarkus.oidc-client.tls.tls-configuration-name" "oidc") }}
{{- end }}
{{- end }}

{{- define "loyalty-service.secrets" -}}
{{- include "assidu-lib.secret" (list "OIDC_CLIENT_SECRET" .Values.oidcClient.secret) }}
{{- end }}

{{- define "loyalty-service.egress" -}}
{{- with .Values.fraud.url }}
{{- include "assidu-lib.egress.url" . }}
{{- end }}
{{- end }}

{{- define "loyalty-service.callers" -}}{{- end }}

{{- define "loyalty-service.calls" -}}
{{- if not .Values.fraud.url }}fraud-service{{ end }}
{{- end }}

{{- define "loyalty-service.volumes" -}}{{- end }}

{{- define "loyalty-service.mounts" -}}{{- end }}
