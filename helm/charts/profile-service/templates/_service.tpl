{{- define "profile-service.port" -}}8101{{- end }}

{{- define "profile-service.consumes" -}}
- assidu.ingest.events
- assidu.contact.outcomes
- assidu.profile.applied
{{- end }}

{{- define "profile-service.required" -}}{{- end }}

{{- define "profile-service.properties" -}}
{{- range $source, $secret := .Values.writeKeys }}
{{- include "assidu-lib.property" (list (printf "assidu.profile.write-keys.%s" $source) (printf "${WRITE_KEY_%s}" (include "assidu-lib.variable" $source))) }}
{{- end }}
{{- range $name, $store := .Values.stores }}
{{- $key := printf "assidu.profile.stores.%s" $name }}
{{- include "assidu-lib.property" (list (printf "%s.secret" $key) (printf "${STORE_%s}" (include "assidu-lib.variable" $name))) }}
{{- include "assidu-lib.property" (list (printf "%s.customer-id-prefix" $key) $store.customerIdPrefix) }}
{{- end }}
{{- include "assidu-lib.property" (list "assidu.profile.suppression-key" "${SUPPRESSION_KEY}") }}
{{- end }}

{{- define "profile-service.secrets" -}}
{{- range $source, $secret := .Values.writeKeys }}
{{- include "assidu-lib.secret" (list (printf "WRITE_KEY_%s" (include "assidu-lib.variable" $source)) $secret) }}
{{- end }}
{{- range $name, $store := .Values.stores }}
{{- include "assidu-lib.secret" (list (printf "STORE_%s" (include "assidu-lib.variable" $name)) $store.secret) }}
{{- end }}
{{- include "assidu-lib.secret" (list "SUPPRESSION_KEY" .Values.suppressionKey) }}
{{- end }}

{{- define "profile-service.egress" -}}{{- end }}

{{- define "profile-service.callers" -}}{{- end }}

{{- define "profile-service.calls" -}}{{- end }}

{{- define "profile-service.volumes" -}}{{- end }}

{{- define "profile-service.mounts" -}}{{- end }}
