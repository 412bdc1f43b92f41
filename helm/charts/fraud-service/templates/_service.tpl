{{- define "fraud-service.port" -}}8106{{- end }}

{{- define "fraud-service.consumes" -}}
- assidu.profile.changes
- assidu.fraud.signals
{{- end }}

{{- define "fraud-service.required" -}}{{- end }}

{{- define "fraud-service.properties" -}}
{{- if .Values.keycloakSecret.name }}
{{- include "assidu-lib.property" (list "assidu.fraud.keycloak.secret" "${KEYCLOAK_SIGNALS}") }}
{{- end }}
{{- with .Values.geo.database }}
{{- if .claim }}
{{- include "assidu-lib.property" (list "assidu.fraud.geo.database" (printf "/var/lib/assidu/geo/%s" .file)) }}
{{- end }}
{{- end }}
{{- range $name, $network := .Values.geo.networks }}
{{- $key := printf "assidu.fraud.geo.networks.%s" $name }}
{{- include "assidu-lib.property" (list (printf "%s.cidr" $key) $network.cidr) }}
{{- include "assidu-lib.property" (list (printf "%s.country" $key) $network.country) }}
{{- include "assidu-lib.property" (list (printf "%s.latitude" $key) $network.latitude) }}
{{- include "assidu-lib.property" (list (printf "%s.longitude" $key) $network.longitude) }}
{{- include "assidu-lib.property" (list (printf "%s.accuracy-km" $key) $network.accuracyKm) }}
{{- end }}
{{- if .Values.model.configMap }}
{{- include "assidu-lib.property" (list "assidu.fraud.model.file" (printf "/etc/assidu/model/%s" .Values.model.key)) }}
{{- end }}
{{- end }}

{{- define "fraud-service.secrets" -}}
{{- if .Values.keycloakSecret.name }}
{{- include "assidu-lib.secret" (list "KEYCLOAK_SIGNALS" .Values.keycloakSecret) }}
{{- end }}
{{- end }}

{{- define "fraud-service.egress" -}}{{- end }}

{{- define "fraud-service.callers" -}}
- loyalty-service
{{- end }}

{{- define "fraud-service.calls" -}}{{- end }}

{{- define "fraud-service.volumes" -}}
{{- with .Values.geo.database.claim }}
- name: geo
  persistentVolumeClaim:
    claimName: {{ . }}
    readOnly: true
{{- end }}
{{- with .Values.model.configMap }}
- name: model
  configMap:
    name: {{ . }}
{{- end }}
{{- end }}

{{- define "fraud-service.mounts" -}}
{{- if .Values.geo.database.claim }}
- name: geo
  mountPath: /var/lib/assidu/geo
  readOnly: true
{{- end }}
{{- if .Values.model.configMap }}
- name: model
  mountPath: /etc/assidu/model
  readOnly: true
{{- end }}
{{- end }}
