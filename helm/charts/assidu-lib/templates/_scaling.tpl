{{- define "assidu-lib.poddisruptionbudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "assidu-lib.metadata" . | nindent 2 }}
spec:
  maxUnavailable: 1
  # A pod that is not ready serves nobody: it must not hold up a node's drain.
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "assidu-lib.selector" . | nindent 6 }}
{{- end }}

{{- define "assidu-lib.target" -}}
apiVersion: apps/v1
kind: Deployment
name: {{ include "assidu-lib.fullname" . }}
{{- end }}

{{- define "assidu-lib.horizontalpodautoscaler" -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "assidu-lib.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    {{- include "assidu-lib.target" . | nindent 4 }}
  minReplicas: {{ .Values.autoscaling.min }}
  maxReplicas: {{ .Values.autoscaling.max }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ .Values.autoscaling.cpu }}
{{- end }}

{{/* KEDA: one trigger for each consumer group, the furthest behind decides. */}}
{{- define "assidu-lib.scaledobject" -}}
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  {{- include "assidu-lib.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    {{- include "assidu-lib.target" . | nindent 4 }}
  minReplicaCount: {{ .Values.autoscaling.min }}
  maxReplicaCount: {{ .Values.autoscaling.max }}
  triggers:
    {{- range include (printf "%s.consumes" .Chart.Name) . | fromYamlArray }}
    - type: kafka
      metadata:
        bootstrapServers: {{ $.Values.global.kafka.bootstrapServers | quote }}
        topic: {{ . }}
        consumerGroup: {{ $.Chart.Name }}-{{ . | trimPrefix "assidu." | replace "." "-" }}
        lagThreshold: {{ $.Values.autoscaling.lag | quote }}
        offsetResetPolicy: earliest
      {{- with $.Values.autoscaling.authenticationRef }}
      authenticationRef:
        name: {{ . }}
      {{- end }}
    {{- end }}
{{- end }}

{{- define "assidu-lib.servicemonitor" -}}
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  {{- include "assidu-lib.metadata" . | nindent 2 }}
    {{- with .Values.global.serviceMonitor.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  selector:
    matchLabels:
      {{- include "assidu-lib.selector" . | nindent 6 }}
  endpoints:
    - port: http
      path: /q/metrics
      interval: {{ .Values.global.serviceMonitor.interval }}
{{- end }}
