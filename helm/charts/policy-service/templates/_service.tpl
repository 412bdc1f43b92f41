{{- define "policy-service.port" -}}8103{{- end }}

{{- define "policy-service.consumes" -}}
- assidu.contact.requests
- assidu.contact.outcomes
- assidu.profile.changes
- assidu.fraud.alerts
{{- end }}

{{- define "policy-service.required" -}}
{{- include "assidu-lib.need" (list .Values.global.redis.url "global.redis.url" "the Redis that counts contacts, such as redis://redis:6379") }}
{{- end }}

{{- define "policy-service.properties" -}}
{{- include "assidu-lib.property" (list "assidu.policy.active" .Values.active) }}
{{- include "assidu-lib.property" (list "quarkus.redis.hosts" .Values.global.redis.url) }}
{{- if .Values.global.redis.passwordSecret.name }}
{{- include "assidu-lib.property" (list "quarkus.redis.password" "${REDIS_PASSWORD}") }}
{{- end }}
{{- end }}

{{- define "policy-service.secrets" -}}
{{- if .Values.global.redis.passwordSecret.name }}
{{- include "assidu-lib.secret" (list "REDIS_PASSWORD" .Values.global.redis.passwordSecret) }}
{{- end }}
{{- end }}

{{- define "policy-service.egress" -}}
{{- include "assidu-lib.egress.url" .Values.global.redis.url }}
{{- end }}

{{- define "policy-service.callers" -}}{{- end }}

{{- define "policy-service.calls" -}}{{- end }}

{{- define "policy-service.volumes" -}}{{- end }}

{{- define "policy-service.mounts" -}}{{- end }}
