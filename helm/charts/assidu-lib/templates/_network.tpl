{{- define "assidu-lib.service" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "assidu-lib.metadata" . | nindent 2 }}
spec:
  type: ClusterIP
  selector:
    {{- include "assidu-lib.selector" . | nindent 4 }}
  ports:
    - name: http
      port: 80
      targetPort: http
{{- end }}

{{- define "assidu-lib.ingress" -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  {{- include "assidu-lib.metadata" . | nindent 2 }}
  {{- with .Values.ingress.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- with .Values.ingress.className }}
  ingressClassName: {{ . }}
  {{- end }}
  {{- with .Values.ingress.tlsSecret }}
  tls:
    - hosts: [{{ $.Values.ingress.host | quote }}]
      secretName: {{ . }}
  {{- end }}
  rules:
    - host: {{ .Values.ingress.host | quote }}
      http:
        paths:
          {{- range .Values.ingress.paths }}
          - path: {{ . }}
            pathType: Prefix
            backend:
              service:
                name: {{ include "assidu-lib.fullname" $ }}
                port:
                  name: http
          {{- end }}
{{- end }}

{{/*
Who may call the service, and whom it may call. The other ends are known by port only: where they run is not ours to know.
*/}}
{{- define "assidu-lib.networkpolicy" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "assidu-lib.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "assidu-lib.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    {{- $peers := concat .Values.global.networkPolicy.from .Values.networkPolicy.from }}
    {{- $callers := include (printf "%s.callers" .Chart.Name) . | fromYamlArray }}
    {{- if or $peers $callers }}
    - ports:
        - port: http
      from:
        {{- range $callers }}
        - podSelector:
            matchLabels:
              app.kubernetes.io/name: {{ . }}
              app.kubernetes.io/instance: {{ $.Release.Name }}
        {{- end }}
        {{- with $peers }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    {{- else }} []
    {{- end }}
  egress:
    - ports:
        - {port: 53, protocol: UDP}
        - {port: 53, protocol: TCP}
    - ports:
        {{- range include "assidu-lib.egress" . | fromYamlArray | uniq | sortAlpha }}
        - port: {{ . }}
        {{- end }}
    {{- with include (printf "%s.calls" .Chart.Name) . }}
    - to:
        - podSelector:
            matchLabels:
              app.kubernetes.io/name: {{ . }}
              app.kubernetes.io/instance: {{ $.Release.Name }}
      ports:
        - port: http
    {{- end }}
    {{- with .Values.networkPolicy.to }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end }}

{{/* The TCP ports a service calls out to, as a YAML list. */}}
{{- define "assidu-lib.egress" -}}
{{- include "assidu-lib.egress.port" .Values.global.postgresql.port }}
{{- range splitList "," .Values.global.kafka.bootstrapServers }}
{{- include "assidu-lib.egress.port" (splitList ":" . | last) }}
{{- end }}
{{- include "assidu-lib.egress.url" .Values.global.oidc.authServerUrl }}
{{- with .Values.global.otel.endpoint }}
{{- include "assidu-lib.egress.url" . }}
{{- end }}
{{- include (printf "%s.egress" .Chart.Name) . }}
{{- end }}

{{- define "assidu-lib.egress.port" }}
- {{ toString . | trim | quote }}
{{- end }}

{{- define "assidu-lib.egress.url" -}}
{{- $url := urlParse . }}
{{- $standard := get (dict "https" "443" "http" "80" "redis" "6379" "rediss" "6379") $url.scheme }}
{{- include "assidu-lib.egress.port" (regexFind ":[0-9]+$" $url.host | trimPrefix ":" | default $standard) }}
{{- end }}
