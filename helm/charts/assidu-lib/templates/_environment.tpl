{{/* A variable that takes its value from an existing Secret. Takes the variable's name and {name, key}. */}}
{{- define "assidu-lib.secret" -}}
{{- $secret := index . 1 }}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ $secret.name }}
      key: {{ $secret.key }}
{{- end }}

{{/* How a name of the values stands in the environment: shop-web is SHOP_WEB. */}}
{{- define "assidu-lib.variable" -}}
{{- . | upper | replace "-" "_" }}
{{- end }}

{{- define "assidu-lib.environment" -}}
- name: JDK_JAVA_OPTIONS
  value: {{ .Values.javaOptions | quote }}
{{- $database := .Values.database.secret }}
{{- include "assidu-lib.secret" (list "DATABASE_USERNAME" (dict "name" $database.name "key" $database.usernameKey)) }}
{{- include "assidu-lib.secret" (list "DATABASE_PASSWORD" (dict "name" $database.name "key" $database.passwordKey)) }}
{{- if .Values.global.kafka.sasl.mechanism }}
{{- include "assidu-lib.secret" (list "KAFKA_JAAS_CONFIG" .Values.kafkaSecret) }}
{{- end }}
{{- include (printf "%s.secrets" .Chart.Name) . }}
{{- with .Values.env }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* The certificate authorities to trust, by the name of the directory they are mounted in. */}}
{{- define "assidu-lib.authorities" -}}
{{- $global := .Values.global }}
{{- if and $global.postgresql.tls.enabled $global.postgresql.tls.caSecret.name }}
postgresql: {{ $global.postgresql.tls.caSecret.name }}
{{- end }}
{{- if and $global.kafka.tls.enabled $global.kafka.tls.caSecret.name }}
kafka: {{ $global.kafka.tls.caSecret.name }}
{{- end }}
{{- if $global.oidc.caSecret.name }}
oidc: {{ $global.oidc.caSecret.name }}
{{- end }}
{{- end }}
