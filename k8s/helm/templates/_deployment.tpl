{{/* A value as it was written: Helm reads whole numbers of a file as floating ones, and would write 6.7108864e+07. */}}
{{- define "parley.text" -}}
{{- if and (kindIs "float64" .) (eq (floor .) .) }}{{ printf "%.0f" . }}{{ else }}{{ toString . }}{{ end -}}
{{- end -}}

{{/* Lays the values into a Deployment of k8s/base; says nothing itself. Of: object, values, version. */}}
{{- define "parley.deployment" -}}
{{- $name := .object.metadata.name -}}
{{- $own := index .values.services $name | default dict -}}
{{- $container := index .object.spec.template.spec.containers 0 -}}
{{- $tag := $own.tag | default .values.images.tag | default .version -}}
{{- $_ := set $container "image" (printf "%s%s:%s" .values.images.registry $container.image $tag) -}}
{{- if and .values.autoscaling.enabled (eq $name "gateway-service") -}}
{{- $_ := unset .object.spec "replicas" -}}
{{- else if hasKey $own "replicas" -}}
{{- $_ := set .object.spec "replicas" $own.replicas -}}
{{- end -}}
{{- with $own.resources -}}
{{- $_ := set $container "resources" . -}}
{{- end -}}
{{- $secret := .values.secret -}}
{{- range $variable := $container.env -}}
{{- with $variable.valueFrom -}}
{{- with .secretKeyRef -}}
{{- $_ := set . "name" $secret -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- range $variable, $value := $own.env -}}
{{- $_ := set $container "env" (append $container.env (dict "name" $variable "value" (include "parley.text" $value))) -}}
{{- end -}}
{{- end -}}
