{{/*
One line of a properties file, or nothing where there is no value. Takes key and value. `${…}` in a value is an expression.
*/}}
{{- define "assidu-lib.property" -}}
{{- $value := index . 1 }}
{{- if and (eq (kindOf $value) "float64") (eq (toString (floor $value)) (toString $value)) }}
{{- /* All numbers are floats in Helm, and a million would be 1e+06. */}}
{{- $value = int64 $value }}
{{- end }}
{{- if and (ne (kindOf $value) "invalid") (ne (toString $value) "") }}
{{ index . 0 }}={{ toString $value | replace "\\" "\\\\" | replace "\n" "\\n" }}
{{- end }}
{{- end }}

{{/* The file that a service reads as its configuration. Secrets are not in it: it names the environment they come in. */}}
{{- define "assidu-lib.properties" -}}
{{- include "assidu-lib.properties.postgresql" . }}
{{- include "assidu-lib.properties.kafka" . }}
{{- include "assidu-lib.properties.oidc" . }}
{{- if .Values.global.otel.endpoint }}
{{- include "assidu-lib.property" (list "quarkus.otel.exporter.otlp.endpoint" .Values.global.otel.endpoint) }}
{{- else }}
{{- include "assidu-lib.property" (list "quarkus.otel.sdk.disabled" true) }}
{{- end }}
{{- include (printf "%s.properties" .Chart.Name) . }}
{{- range $key, $value := .Values.properties }}
{{- include "assidu-lib.property" (list $key $value) }}
{{- end }}
{{- end }}

{{- define "assidu-lib.properties.postgresql" -}}
{{- $server := .Values.global.postgresql }}
{{- $database := printf "postgresql://%s:%v/%s" $server.host $server.port .Values.database.name }}
{{- $tls := "" }}
{{- if $server.tls.enabled }}
{{- $ca := printf "/etc/assidu/postgresql/%s" $server.tls.caSecret.key }}
{{- $tls = printf "?sslmode=verify-full&sslrootcert=%s" $ca }}
{{- include "assidu-lib.property" (list "quarkus.datasource.reactive.postgresql.ssl-mode" "verify-full") }}
{{- include "assidu-lib.property" (list "quarkus.datasource.reactive.hostname-verification-algorithm" "HTTPS") }}
{{- include "assidu-lib.property" (list "quarkus.datasource.reactive.trust-certificate-pem" true) }}
{{- include "assidu-lib.property" (list "quarkus.datasource.reactive.trust-certificate-pem.certs" $ca) }}
{{- end }}
{{- include "assidu-lib.property" (list "quarkus.datasource.reactive.url" $database) }}
{{- include "assidu-lib.property" (list "quarkus.datasource.jdbc.url" (printf "jdbc:%s%s" $database $tls)) }}
{{- include "assidu-lib.property" (list "quarkus.datasource.username" "${DATABASE_USERNAME}") }}
{{- include "assidu-lib.property" (list "quarkus.datasource.password" "${DATABASE_PASSWORD}") }}
{{- end }}

{{- define "assidu-lib.properties.kafka" -}}
{{- $kafka := .Values.global.kafka }}
{{- include "assidu-lib.property" (list "kafka.bootstrap.servers" $kafka.bootstrapServers) }}
{{- $sasl := ternary "SASL_" "" (ne $kafka.sasl.mechanism "") }}
{{- $transport := ternary "SSL" "PLAINTEXT" $kafka.tls.enabled }}
{{- include "assidu-lib.property" (list "kafka.security.protocol" (printf "%s%s" $sasl $transport)) }}
{{- if and $kafka.tls.enabled $kafka.tls.caSecret.name }}
{{- include "assidu-lib.property" (list "kafka.ssl.truststore.type" "PEM") }}
{{- include "assidu-lib.property" (list "kafka.ssl.truststore.location" (printf "/etc/assidu/kafka/%s" $kafka.tls.caSecret.key)) }}
{{- end }}
{{- if $kafka.sasl.mechanism }}
{{- include "assidu-lib.property" (list "kafka.sasl.mechanism" $kafka.sasl.mechanism) }}
{{- include "assidu-lib.property" (list "kafka.sasl.jaas.config" "${KAFKA_JAAS_CONFIG}") }}
{{- end }}
{{- end }}

{{- define "assidu-lib.properties.oidc" -}}
{{- $oidc := .Values.global.oidc }}
{{- include "assidu-lib.property" (list "quarkus.oidc.auth-server-url" $oidc.authServerUrl) }}
{{- if $oidc.caSecret.name }}
{{- include "assidu-lib.property" (list "quarkus.tls.oidc.trust-store.pem.certs" (printf "/etc/assidu/oidc/%s" $oidc.caSecret.key)) }}
{{- include "assidu-lib.property" (list "quarkus.oidc.tls.tls-configuration-name" "oidc") }}
{{- end }}
{{- end }}
