package dev.parley.k8s;

import static java.util.Map.entry;

import com.coreos.monitoring.models.V1PodMonitor;
import com.coreos.monitoring.models.V1PrometheusRule;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The API of a current Kubernetes, of its Gateway API and of the Prometheus operator, as Java clients know them. Two
/// passes: each class of Kubernetes' own client knows its fields and which are needed; and what a class did not take up
/// on the way through it was unknown somewhere deeper, or of the wrong type.
final class Schemas {
    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            entry("v1 ConfigMap", V1ConfigMap.class),
            entry("v1 Namespace", V1Namespace.class),
            entry("v1 Service", V1Service.class),
            entry("v1 ServiceAccount", V1ServiceAccount.class),
            entry("apps/v1 Deployment", V1Deployment.class),
            entry("autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class),
            entry("gateway.networking.k8s.io/v1 Gateway", Gateway.class),
            entry("gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class),
            entry("monitoring.coreos.com/v1 PodMonitor", V1PodMonitor.class),
            entry("monitoring.coreos.com/v1 PrometheusRule", V1PrometheusRule.class),
            entry("networking.k8s.io/v1 Ingress", V1Ingress.class),
            entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class),
            entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class));

    private static final Gson PLAIN = new Gson();
    private static final Gson CLIENT = new JSON().getGson();

    private Schemas() {}

    /// What is wrong with this manifest; nothing when it is valid.
    static List<String> complaints(Fields manifest) {
        var type = KINDS.get(manifest.text("apiVersion") + " " + manifest.text("kind"));
        if (type == null) {
            return List.of("There is no " + manifest.text("apiVersion") + " " + manifest.text("kind"));
        }
        var complaints = new ArrayList<String>();
        var json = PLAIN.toJsonTree(manifest.map());
        try {
            if (type.getPackageName().startsWith("io.kubernetes.")) {
                type.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
            }
            lost("", json, CLIENT.toJsonTree(CLIENT.fromJson(json, type)), complaints);
        } catch (InvocationTargetException refused) {
            complaints.add(refused.getCause().getMessage());
        } catch (RuntimeException unreadable) {
            complaints.add(unreadable.getMessage());
        } catch (ReflectiveOperationException noModel) {
            throw new IllegalStateException(noModel);
        }
        return complaints;
    }

    private static void lost(String path, JsonElement before, JsonElement after, List<String> complaints) {
        if (before.isJsonObject() && after != null && after.isJsonObject()) {
            for (var field : before.getAsJsonObject().entrySet()) {
                lost(
                        path + "." + field.getKey(),
                        field.getValue(),
                        after.getAsJsonObject().get(field.getKey()),
                        complaints);
            }
        } else if (before.isJsonArray() && after != null && after.isJsonArray()) {
            for (var index = 0; index < before.getAsJsonArray().size(); index++) {
                lost(
                        path + "[" + index + "]",
                        before.getAsJsonArray().get(index),
                        after.getAsJsonArray().get(index),
                        complaints);
            }
        } else if (after == null || !sameValue(before, after)) {
            complaints.add(path + " is not understood");
        }
    }

    /// A string stays a string and a number a number.
    private static boolean sameValue(JsonElement before, JsonElement after) {
        return before.isJsonPrimitive()
                && after.isJsonPrimitive()
                && before.getAsJsonPrimitive().isString()
                        == after.getAsJsonPrimitive().isString()
                && before.getAsString().equals(after.getAsString());
    }
}
